package io.zhike.routing.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import io.zhike.events.inbound.UserMessage;
import io.zhike.routing.Records;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "routing", topics = Records.TOPICS, oidc = true)
class StatisticsIT {

    private static final String APP = "wx0000000000000003";
    private static final String RECEPTION = "/api/apps/" + APP + "/reception";

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
                message(unhappy, "邮到国外吗？"),
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

    private static Map<String, Object> rule(String kind) {
        return asService().get(RECEPTION + "/statistics").jsonPath().getMap("items.find { it.kind == '" + kind + "' }");
    }

    private static String user() {
        return "o" + UUID.randomUUID();
    }

    private InboundEvent message(String openId, String text) {
        return new UserMessage(
                UUID.randomUUID(), APP, openId, now, now, "1", new MessageContent.Text(text), null, false);
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
