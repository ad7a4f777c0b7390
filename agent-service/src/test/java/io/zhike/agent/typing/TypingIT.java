package io.zhike.agent.typing;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class TypingIT {

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);
    private String conversation = "";

    @Inject
    Desk desk;

    @BeforeEach
    void aUserIsWithTheRobot() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(SECOND_APP, "zhao", 10);
        Desk.status("li", "AWAY");
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());
        conversation = Desk.idOf(user.openId());
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void senderServiceIsTold() {
        typing("li", "{}").then().statusCode(202);
        typing("li", "{\"typing\": false}").then().statusCode(202);
        assertThat(OtherServices.asked("/users/" + user.openId() + "/typing")).containsExactly("PUT", "DELETE");
    }

    @Test
    void whoCannotReadTheConversationTellsNothing() {
        typing("zhao", "{}").then().statusCode(404);
        Desk.end("admin", conversation).then().statusCode(200);
        typing("li", "{}").then().statusCode(404);
        assertThat(OtherServices.asked("/users/" + user.openId() + "/typing")).isEmpty();
    }

    @Test
    void aSenderServiceThatDoesNotAnswerIsNoError() {
        // Given
        var slow = Routed.newUser(FIRST_APP, "slow-");
        records.write(Topic.ROUTED, slow.toRobot("你好"));
        await().until(() -> !Desk.conversationsOf(slow.openId()).isEmpty());
        conversation = Desk.idOf(slow.openId());

        // Then
        typing("li", "{}").then().statusCode(202);
    }

    private Response typing(String person, String body) {
        return Tokens.as(person).body(body).post("/api/conversations/{id}/typing", conversation);
    }
}
