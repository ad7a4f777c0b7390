package io.zhike.agent.presence;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySettled;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an agent's conversations when the agent goes. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class AbsenceIT {

    private final Records records = new Records();

    @Inject
    Desk desk;

    @BeforeEach
    void liIsThere() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(SECOND_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 1);
        Desk.status("li", "ONLINE");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void theUnansweredGoToOthersAndTheAnsweredComeToRest() {
        // Given
        Routed first = served(FIRST_APP);
        Routed second = served(FIRST_APP);
        Routed answered = served(FIRST_APP);
        Desk.say("li", Desk.idOf(answered.openId()), "您好").then().statusCode(202);
        Desk.status("wang", "ONLINE");

        // When
        Desk.status("li", "OFFLINE");

        // Then
        await().untilAsserted(() -> assertThat(Desk.conversationOf(first.openId()))
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", "wang"));
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(second.openId())).containsEntry("state", "WAITING"));
        await().untilAsserted(() -> assertThat(Desk.conversationOf(answered.openId()))
                .containsEntry("state", "DORMANT")
                .containsEntry("agentId", "li"));
    }

    @Test
    void theirPlaceIsThatOfTheFirstMessageNobodyAnswered() {
        // Given
        Routed user = served(FIRST_APP);
        String id = Desk.idOf(user.openId());
        Desk.say("li", id, "您好").then().statusCode(202);
        var unanswered = user.withPeople("在吗");
        records.write(Topic.ROUTED, unanswered, user.withPeople("？"));
        await().untilAsserted(() -> assertThat(Desk.messages(id)).hasSize(5));

        // When
        Desk.status("li", "OFFLINE");

        // Then
        await().untilAsserted(() -> assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("state", "WAITING")
                .containsEntry("waitingSince", unanswered.push().receivedAt().toString()));
    }

    @Test
    void aReplyThatWasRefusedIsNoAnswer() {
        // Given
        Routed user = served(FIRST_APP);
        Desk.say("li", Desk.idOf(user.openId()), "您好").then().statusCode(202);
        await().until(() -> records.replies(user.openId()).size() == 2);
        records.write(
                Topic.OUTBOUND_SETTLED, refused(records.replies(user.openId()).getLast()));
        await().untilAsserted(
                        () -> assertThat(Desk.messages(Desk.idOf(user.openId())).getLast())
                                .containsEntry("reason", "QUOTA_EXHAUSTED"));

        // When
        Desk.status("li", "OFFLINE");

        // Then
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "WAITING"));
    }

    @Test
    void whoLetItLieGetsItByHandOnly() {
        // Given
        Routed user = served(FIRST_APP);
        Desk.status("li", "OFFLINE");
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "WAITING"));

        // When
        Desk.status("li", "ONLINE");
        Routed other = served(FIRST_APP);

        // Then
        assertThat(Desk.conversationOf(other.openId())).containsEntry("agentId", "li");
        assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "WAITING");
        Desk.accept("li", Desk.idOf(user.openId())).then().statusCode(200);
    }

    @Test
    void unbindingGivesBackWhatIsOfThatApp() {
        // Given
        Routed here = served(FIRST_APP);
        Routed there = served(SECOND_APP);

        // When
        Tokens.as("admin").delete("/api/apps/{app}/agents/li", FIRST_APP).then().statusCode(204);

        // Then
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(here.openId())).containsEntry("state", "WAITING"));
        assertThat(Desk.conversationOf(there.openId())).containsEntry("agentId", "li");
    }

    @Test
    void unbindingLeavesWhatLiesStillToAdministrators() {
        // Given
        Routed user = served(FIRST_APP);
        String id = Desk.idOf(user.openId());
        Desk.say("li", id, "您好").then().statusCode(202);
        Desk.status("li", "OFFLINE");
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "DORMANT"));

        // When
        Tokens.as("admin").delete("/api/apps/{app}/agents/li", FIRST_APP).then().statusCode(204);

        // Then
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).doesNotContainKey("agentId"));
        Desk.status("wang", "ONLINE");
        Desk.accept("wang", id).then().statusCode(409);
        Desk.status("admin", "AWAY");
        Desk.accept("admin", id).then().statusCode(200);
    }

    @Test
    void anAdministratorNeedsNoBindingToKeepOne() {
        // Given
        Desk.status("admin", "ONLINE");
        Desk.status("li", "AWAY");
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());
        Desk.accept("admin", Desk.idOf(user.openId())).then().statusCode(200);

        // When
        Desk.status("li", "OFFLINE");
        Routed waiting = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, waiting.keyword("人工"));

        // Then
        await().untilAsserted(
                        () -> assertThat(records.replies(waiting.openId())).hasSize(1));
        assertThat(Desk.conversationOf(user.openId())).containsEntry("agentId", "admin");
    }

    private Routed served(String appId) {
        Routed user = Routed.newUser(appId);
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().untilAsserted(() -> assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", "li"));
        return user;
    }

    private static ReplySettled refused(ReplyRequested reply) {
        return new ReplySettled(
                UUID.randomUUID(),
                reply.appId(),
                reply.openId(),
                reply.replyId(),
                Instant.now(),
                ReplySettled.Outcome.REFUSED,
                ReplySettled.Reason.QUOTA_EXHAUSTED,
                ReplySettled.Rule.NONE_LEFT,
                null,
                null,
                null);
    }
}
