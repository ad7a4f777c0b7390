package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Reason;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Fate;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WeChat's daily limit pauses its app and nothing else. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class DailyLimitIT {

    private final String user = Replies.newUser();
    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @Inject
    TestClock clock;

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void theAppsRepliesWaitForTheEndOfThePause() {
        // Given
        weChat.plan(user, Fate.errcode(45009));
        ReplyApproved reply = limited(Replies.WINDOW);
        records.say(reply);
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(1));
        await().untilAsserted(() ->
                assertThat(Stored.delivery(reply.replyId()).state()).isEqualTo("QUEUED"));

        // When another user of the app, and one of another app, is answered
        ReplyApproved sameApp = Replies.approved(
                WeChatResource.LIMITED_APP,
                Replies.newUser(),
                clock.instant(),
                clock.instant().plus(Replies.WINDOW));
        ReplyApproved otherApp = Replies.approved(Replies.newUser(), clock.instant());
        records.say(sameApp, otherApp);

        // Then only that of the other app leaves
        assertThat(Replies.awaitSettled(records, otherApp).outcome()).isEqualTo(Outcome.SENT);
        assertThat(weChat.received(sameApp.openId())).isEmpty();
        assertThat(weChat.received(user)).hasSize(1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Metrics.gauge("zhike_sender_paused", WeChatResource.LIMITED_APP) == 1);

        // When the pause is over, the others leave
        clock.advance(Duration.ofMinutes(30));
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
        assertThat(Replies.awaitSettled(records, sameApp).outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void aWindowThatClosesDuringThePauseIsRefusedForTheLimit() {
        // Given
        weChat.plan(user, Fate.errcode(45009));
        ReplyApproved reply = limited(Duration.ofMinutes(1));
        ReplyApproved behind = limited(Duration.ofMinutes(1));
        records.say(reply, behind);
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(1));
        await().untilAsserted(() ->
                assertThat(Stored.delivery(reply.replyId()).state()).isEqualTo("QUEUED"));

        // When
        clock.advance(Duration.ofMinutes(1));

        // Then
        ReplySettled settled = Replies.awaitSettled(records, reply);
        assertThat(settled.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(settled.reason()).isEqualTo(Reason.API_LIMIT);
        assertThat(Replies.awaitSettled(records, behind).reason()).isEqualTo(Reason.API_LIMIT);
        assertThat(weChat.received(user)).hasSize(1);
    }

    /** Ends the pause, so that the next test finds the app as any other. */
    @BeforeEach
    void endThePause() {
        clock.advance(Duration.ofMinutes(30));
    }

    private ReplyApproved limited(Duration window) {
        return Replies.approved(
                WeChatResource.LIMITED_APP,
                user,
                clock.instant(),
                clock.instant().plus(window));
    }
}
