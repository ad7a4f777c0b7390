package io.zhike.agent.note;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say among themselves. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class NotesIT {

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private String conversation = "";

    @Inject
    Desk desk;

    @BeforeEach
    void aUserWaits() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        desk.bind(Desk.SECOND_APP, "zhao", "ADMIN", 10);
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().untilAsserted(() -> assertThat(Desk.conversationsOf(user.openId()))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("state", "WAITING")));
        conversation = Desk.idOf(user.openId());
        await().untilAsserted(() -> assertThat(records.replies(user.openId())).hasSize(1));
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void standInTheThreadAndChangeNothingElse() {
        // Given
        Map<String, Object> before = Desk.conversationOf(user.openId());

        // When
        write("wang", UUID.randomUUID(), "老客户")
                .statusCode(201)
                .body("type", equalTo("note"))
                .body("direction", equalTo("internal"))
                .body("source", equalTo("agent"))
                .body("agentId", equalTo("wang"))
                .body("status", nullValue())
                .body("number", equalTo(3));

        // Then the list shows what was said before it
        assertThat(Desk.conversationOf(user.openId())).isEqualTo(before);
        assertThat(Desk.messages(conversation))
                .last()
                .satisfies(note -> assertThat(note).containsEntry("text", "老客户"));
        assertThat(records.replies(user.openId())).hasSize(1);
    }

    @Test
    void areNoAnswers() {
        // Given
        Desk.status("li", "AWAY");
        Desk.accept("li", conversation).then().statusCode(200);
        write("li", UUID.randomUUID(), "稍后处理").statusCode(201);

        // When
        Desk.status("li", "OFFLINE");

        // Then who has had no answer waits again
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "WAITING"));
    }

    @Test
    void theSameTwiceIsOne() {
        // Given
        UUID id = UUID.randomUUID();
        write("wang", id, "老客户").statusCode(201);

        // When, then
        write("wang", id, "老客户").statusCode(201).body("number", equalTo(3));
        write("wang", id, "新客户").statusCode(409);
        write("li", id, "老客户").statusCode(409);
        assertThat(Desk.messages(conversation)).hasSize(3);
    }

    @Test
    void areNeverSent() {
        // Given
        UUID id = UUID.randomUUID();
        Desk.status("li", "AWAY");
        Desk.accept("li", conversation).then().statusCode(200);
        write("li", id, "老客户").statusCode(201);

        // When, then
        Desk.say("li", conversation, id, "老客户").then().statusCode(409);
        Tokens.as("li")
                .post("/api/conversations/{id}/messages/{note}/send", conversation, id)
                .then()
                .statusCode(404);
        Tokens.as("li")
                .delete("/api/conversations/{id}/messages/{note}", conversation, id)
                .then()
                .statusCode(404);
        assertThat(records.replies(user.openId())).hasSize(1);
    }

    @Test
    void areWrittenByWhoMayReadIt() {
        // Given
        Desk.status("li", "AWAY");
        Desk.accept("li", conversation).then().statusCode(200);

        // When, then
        write("wang", UUID.randomUUID(), "老客户").statusCode(404);
        write("zhao", UUID.randomUUID(), "老客户").statusCode(404);
        write("admin", UUID.randomUUID(), "老客户").statusCode(201);
        Desk.end("li", conversation).then().statusCode(200);
        write("li", UUID.randomUUID(), "老客户").statusCode(201);
        assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "ENDED");
    }

    @Test
    void haveBounds() {
        write("wang", UUID.randomUUID(), " ").statusCode(422);
        write("wang", UUID.randomUUID(), "一".repeat(5_000)).statusCode(201);
        write("wang", UUID.randomUUID(), "一".repeat(5_001)).statusCode(422);
        write("wang", UUID.randomUUID(), "a\0").statusCode(422);
        Tokens.as("wang")
                .body("{\"text\":\"a\"}")
                .post("/api/conversations/{id}/notes", conversation)
                .then()
                .statusCode(422);
    }

    private ValidatableResponse write(String agent, UUID id, String text) {
        return Tokens.as(agent)
                .body(Map.of("id", id, "text", text))
                .post("/api/conversations/{id}/notes", conversation)
                .then();
    }
}
