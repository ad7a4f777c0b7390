package io.zhike.routing.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationChanged.State;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.routing.Records;
import io.zhike.routing.robot.Rule;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithEngines(database = "routing", topics = Records.TOPICS, oidc = true)
class StatisticsIT {

    private static final String APP = "wx0000000000000003";
    private static final String RECEPTION = "/api/apps/" + APP + "/reception";

    private static final String OTHER_APP = "wx0000000000000001";
    private static final String OTHER_RECEPTION = "/api/apps/" + OTHER_APP + "/reception";

    @Inject
    Tally tally;

    @Inject
    ForgetOld forgetOld;

    private final Records records = new Records();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void countsWhatRulesDidAndWhatHadNoAnswer() {
        // Given
        asService().body("""
                        {"general": {"transferToHuman": true},
                         "rules": {"items": [{"id": "freight", "name": "运费", "keywords": [{"text": "运费"}],
                                              "replies": [{"type": "text", "text": "包邮"}]}]}}
                        """).put(RECEPTION + "/document").then().statusCode(200);
        String content = user();
        String unhappy = user();

        // When one user is content with the robot and another one is not
        records.write(
                Topic.INBOUND,
                message(content, "运费"),
                message(content, "邮到国外吗"),
                message(content, "运费"),
                message(unhappy, "运费"),
                message(APP, unhappy, "邮到国外吗？", now.plusMillis(1)),
                message(unhappy, "人工"));
        await().until(() -> records.routed(unhappy).size() == 3);
        await().until(() -> records.routed(content).size() == 3);
        records.write(Topic.CONVERSATIONS, ended(content, 3));

        // Then
        await().untilAsserted(() -> assertThat(rule("REPLY_RULE"))
                .containsAllEntriesOf(
                        Map.of("id", "freight", "name", "运费", "hits", 3, "withoutPerson", 1, "withPerson", 1))
                .containsEntry("shareWithoutPerson", 0.5f));
        assertThat(rule("KEYWORD")).containsEntry("id", "人工").containsEntry("hits", 1);
        JsonPath unanswered = asService().get(RECEPTION + "/unanswered").jsonPath();
        assertThat(unanswered.getList("items.text")).isEqualTo(List.of("邮到国外吗？"));
        assertThat(unanswered.getList("items.count")).isEqualTo(List.of(2));
        assertThat(asService()
                        .get(RECEPTION + "/statistics?until=2020-01-01")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void countsAPagesRuleOnceAndKeepsTheTextThatBroughtAPerson() {
        // Given
        asService().body("""
                        {"general": {"transferToHuman": true, "fallbacks": 1, "afterFallbacks": "transfer"},
                         "entries": {"items": [{"id": "vip", "name": "贵宾", "when": {"prefix": "vip:"}, "person": true}]}}
                        """).put(OTHER_RECEPTION + "/document").then().statusCode(200);
        String visitor = user();
        String puzzling = user();

        // When
        records.write(
                Topic.INBOUND,
                new SessionEntered(UUID.randomUUID(), OTHER_APP, visitor, now, now, "vip:42"),
                message(OTHER_APP, visitor, "在吗", now),
                message(OTHER_APP, puzzling, "有没有宠物寄养", now));
        await().until(() -> records.routed(visitor).size() == 2);
        await().until(() -> records.routed(puzzling).size() == 1);

        // Then
        assertThat(records.routed(visitor).get(1).reason()).isEqualTo(Reason.ENTRY_RULE);
        assertThat(records.routed(puzzling).getFirst().reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
        assertThat(rule(OTHER_RECEPTION, "ENTRY_RULE"))
                .containsEntry("id", "vip")
                .containsEntry("hits", 1);
        assertThat(asService().get(OTHER_RECEPTION + "/unanswered").jsonPath().getList("items.text", String.class))
                .contains("有没有宠物寄养");
    }

    @ParameterizedTest
    @ValueSource(strings = {"statistics?until=", "statistics?from=", "unanswered?until=", "unanswered?from="})
    void daysAreThoseOfACalendar(String question) {
        asService()
                .urlEncodingEnabled(false)
                .get(RECEPTION + "/" + question + "%2B999999999-12-31")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    @Test
    void forgetsOldCounts() {
        // Given
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        store(today.minusDays(401), "forgotten");
        store(today.minusDays(399), "kept");

        // When
        forgetOld.counts();

        // Then
        assertThat(asService()
                        .get(OTHER_RECEPTION + "/statistics?from=" + today.minusDays(500))
                        .jsonPath()
                        .getList("items.id", String.class))
                .contains("kept")
                .doesNotContain("forgotten");
    }

    private void store(LocalDate day, String rule) {
        QuarkusTransaction.requiringNew().run(() -> {
            tally.hit(OTHER_APP, day, new Rule(Reason.KEYWORD, rule, rule));
            tally.write();
        });
    }

    private static Map<String, Object> rule(String kind) {
        return rule(RECEPTION, kind);
    }

    private static Map<String, Object> rule(String reception, String kind) {
        return asService().get(reception + "/statistics").jsonPath().getMap("items.find { it.kind == '" + kind + "' }");
    }

    private static String user() {
        return "o" + UUID.randomUUID();
    }

    private InboundEvent message(String openId, String text) {
        return message(APP, openId, text, now);
    }

    private static InboundEvent message(String app, String openId, String text, Instant at) {
        return new UserMessage(UUID.randomUUID(), app, openId, at, at, "1", new MessageContent.Text(text), null, false);
    }

    private ConversationChanged ended(String openId, long number) {
        return new ConversationChanged(
                UUID.randomUUID(),
                APP,
                openId,
                now,
                UUID.randomUUID(),
                number,
                State.ENDED,
                true,
                null,
                false,
                null,
                false);
    }

    private static RequestSpecification asService() {
        return given().auth().oauth2(Engines.tokens().ofServices()).contentType(ContentType.JSON);
    }
}
