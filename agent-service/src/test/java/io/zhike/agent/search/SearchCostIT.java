package io.zhike.agent.search;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Archive;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Tokens;
import io.zhike.agent.conversation.Readable;
import io.zhike.agent.http.Period;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What it costs to find something among a hundred thousand messages. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class SearchCostIT {

    private final Instant now = Instant.now();

    @Inject
    Desk desk;

    @Inject
    Archive archive;

    @Inject
    Session session;

    @BeforeEach
    void fill() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        archive.fill(FIRST_APP, 20_000, 5, now);
        archive.user(FIRST_APP, "li-user", null, "退款小王");
        UUID ofLi = archive.conversation(
                FIRST_APP, "li-user", "SERVING", "li", List.of("li"), null, now.minusSeconds(20L * 86_400));
        archive.message(ofLi, "红烧肉没有收到，我要退款", now.minusSeconds(19L * 86_400));
    }

    @AfterEach
    void clear() {
        desk.clear();
    }

    @Test
    void readsMessagesByIndexAlone() {
        for (Readable readable : List.of(
                new Readable("li", List.of(), List.of(FIRST_APP)),
                new Readable("admin", List.of(FIRST_APP), List.of()))) {
            for (String asked : List.of("退款", "红烧肉", "款", "红烧肉 退款", "zz", "1234")) {
                // Given
                var question = new Question(
                        readable, Words.of(asked).orElseThrow(), null, null, new Period(null, null), null, 50);

                for (Slice slice : question.slices(now)) {
                    // When
                    String plan = plan(question, slice);

                    // Then
                    assertThat(plan)
                            .as("%s for %s in %s", asked, readable.me(), slice)
                            .containsAnyOf("message_sought", "message_by_time")
                            .doesNotContain("Seq Scan on message", "Seq Scan on app_user");
                }
            }
        }
    }

    @Test
    void findsTheFrequentAndTheRareInTime() {
        for (String asked : List.of("退款", "红烧肉", "款", "1", "红烧肉 退款")) {
            for (String person : List.of("li", "admin")) {
                Tokens.as(person)
                        .queryParam("q", asked)
                        .get("/api/search")
                        .then()
                        .statusCode(200);
            }
        }
        Tokens.as("li").queryParam("q", "退款").get("/api/search").then().body("items", hasSize(2));
        Tokens.as("admin").queryParam("q", "退款").get("/api/search").then().body("items", hasSize(50));
    }

    @Test
    void givesUpWhatTakesTooLong() {
        QuarkusTransaction.requiringNew().run(() -> {
            // Given
            session.createNativeMutationQuery("lock table message in access exclusive mode")
                    .executeUpdate();

            // When, then
            Tokens.as("admin")
                    .queryParam("q", "退款")
                    .get("/api/search")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("violations.field", contains("q"));
        });
    }

    private String plan(Question question, Slice slice) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = session.createNativeQuery("explain " + question.sql(), String.class);
            question.parameters(slice).forEach(query::setParameter);
            try (Stream<String> lines = query.setParameter("limit", 51).getResultStream()) {
                return String.join("\n", lines.toList());
            }
        });
    }
}
