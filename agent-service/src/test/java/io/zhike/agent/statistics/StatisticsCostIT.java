package io.zhike.agent.statistics;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What it costs to count twenty thousand conversations of 92 days, among six times as many others. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class StatisticsCostIT {

    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
    private static final Days A_WEEK = new Days(LAST.minusDays(6), LAST, ZoneOffset.UTC);
    private static final int MANY = 20_000;

    @Inject
    Desk desk;

    @Inject
    Stories stories;

    @Inject
    Session session;

    @BeforeEach
    void fill() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        stories.tellMany(FIRST_APP, SECOND_APP, MANY, Days.MOST, A_WEEK.until());
    }

    @AfterEach
    void clear() {
        desk.clear();
    }

    @Test
    void readsTheConversationsOfAWeekByIndexAlone() {
        for (Breakdown breakdown : Breakdown.values()) {
            for (Count<?> count : List.of(Counts.BEGUN_CONVERSATIONS, Counts.LOST_WINDOWS, Counts.RATINGS)) {
                // When
                String plan = plan(breakdown, count);

                // Then
                assertThat(plan)
                        .as("%s of %s", breakdown, count.figures().getFirst().name())
                        .contains("Index")
                        .doesNotContain("Seq Scan", "message");
            }
        }
    }

    @Test
    void countsAsManyDaysAsMayBe() {
        Tokens.as("admin")
                .queryParam("from", LAST.minusDays(Days.MOST - 1L).toString())
                .queryParam("until", LAST.toString())
                .queryParam("zone", "Z")
                .get("/api/apps/{app}/statistics", FIRST_APP)
                .then()
                .statusCode(200)
                .body("total.conversations", equalTo(MANY))
                .body("agents.conversations", contains(MANY / 2, MANY / 2));
    }

    private String plan(Breakdown breakdown, Count<?> count) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = session.createNativeQuery("explain " + count.sql(breakdown), String.class)
                    .setParameter("app", FIRST_APP)
                    .setParameter("from", A_WEEK.from())
                    .setParameter("until", A_WEEK.until())
                    .setParameter("begins", A_WEEK.begins())
                    .setParameter("agent", breakdown == Breakdown.ONE_AGENT ? "li" : null);
            try (Stream<String> lines = query.getResultStream()) {
                return String.join("\n", lines.toList());
            }
        });
    }
}
