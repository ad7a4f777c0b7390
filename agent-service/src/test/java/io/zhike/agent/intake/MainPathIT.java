package io.zhike.agent.intake;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a routed message to the agent who has the conversation, to the reply and what became of it. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class MainPathIT {

    private final Records records = new Records();

    @Inject
    Desk desk;

    @BeforeEach
    void oneAgentIsOnline() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        Desk.status("li", "ONLINE");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void aKeywordBringsTheAgentWhoseReplyIsSent() {
        // Given
        Routed user = Routed.newUser(FIRST_APP);

        // When
        records.write(Topic.ROUTED, user.visit("welcome"), user.toRobot("你好", "fallback"), user.keyword("人工"));
        await().untilAsserted(() -> assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("state", "SERVING")
                .containsEntry("agentId", "li")
                .containsEntry("robot", true));
        String id = Desk.idOf(user.openId());
        Desk.say("li", id, "您好").then().statusCode(202);
        await().until(() -> records.replies(user.openId()).size() == 4);
        List<ReplyRequested> replies = records.replies(user.openId());
        records.write(Topic.OUTBOUND_SETTLED, sent(replies.get(3)));

        // Then
        assertThat(replies)
                .extracting(ReplyRequested::source)
                .containsExactly(ReplySource.ROBOT, ReplySource.ROBOT, ReplySource.SYSTEM, ReplySource.AGENT);
        assertThat(replies)
                .extracting(reply -> ((ReplyContent.Text) reply.content()).text())
                .containsExactly("welcome", "fallback", "assigned", "您好");
        await().untilAsserted(() -> assertThat(Desk.messages(id))
                .extracting(message -> message.get("source") + ":" + message.get("text") + ":" + message.get("status"))
                .containsExactly(
                        "system:用户进入会话:null",
                        "robot:welcome:QUEUED",
                        "user:你好:null",
                        "robot:fallback:QUEUED",
                        "user:人工:null",
                        "system:assigned:QUEUED",
                        "agent:您好:SENT"));
        assertThat(records.changes(user.openId()))
                .extracting(ConversationChanged::state)
                .extracting(Enum::name)
                .containsExactly("ROBOT", "WAITING", "SERVING", "SERVING");
        assertThat(Desk.conversationOf(user.openId())).containsEntry("robot", false);
    }

    private static ReplySettled sent(ReplyRequested reply) {
        return new ReplySettled(
                UUID.randomUUID(),
                reply.appId(),
                reply.openId(),
                reply.replyId(),
                Instant.now(),
                ReplySettled.Outcome.SENT,
                null,
                null,
                0,
                Instant.now(),
                Instant.now());
    }
}
