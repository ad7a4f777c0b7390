package io.zhike.agent.delivery;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reply's way to WeChat, as people read it. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class DeliveryIT {

    private final Records records = new Records();

    @Inject
    Desk desk;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(SECOND_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        Desk.status("li", "AWAY");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void tellsWhenItWasAskedForAndWhatBecameOfIt() {
        UUID reply = said(FIRST_APP);
        delivery("li", FIRST_APP, reply)
                .statusCode(200)
                .body("requestedAt", notNullValue())
                .body("status", equalTo("QUEUED"))
                .body("approvedAt", equalTo("2026-03-01T08:00:01Z"))
                .body("attempts[0].rid", equalTo("61725984-6126f6f9"))
                .body("outcome", equalTo("SENT"));
    }

    @Test
    void tellsOfOneThatWasNeverApprovedToo() {
        UUID reply = said(SECOND_APP);
        delivery("li", SECOND_APP, reply)
                .statusCode(200)
                .body("id", equalTo(reply.toString()))
                .body("requestedAt", notNullValue())
                .body("status", equalTo("QUEUED"))
                .body("approvedAt", nullValue())
                .body("attempts", empty());
    }

    @Test
    void isForThoseWhoMayReadTheConversation() {
        UUID reply = said(FIRST_APP);
        delivery("wang", FIRST_APP, reply).statusCode(404);
        delivery("admin", SECOND_APP, reply).statusCode(404);
        delivery("admin", FIRST_APP, UUID.randomUUID()).statusCode(404);
    }

    private UUID said(String appId) {
        Routed user = Routed.newUser(appId);
        records.write(Topic.ROUTED, user.toRobot("你好"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationsOf(user.openId())).hasSize(1));
        UUID reply = UUID.randomUUID();
        Desk.say("li", Desk.idOf(user.openId()), reply, "您好").then().statusCode(202);
        return reply;
    }

    private static ValidatableResponse delivery(String person, String appId, UUID reply) {
        return Tokens.as(person)
                .get("/api/apps/{app}/deliveries/{id}", appId, reply)
                .then();
    }
}
