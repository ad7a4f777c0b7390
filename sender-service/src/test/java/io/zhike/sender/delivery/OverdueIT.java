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
import io.zhike.sender.WeChatStandIn.Hold;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What time overtakes: windows that close, attempts that nobody ended. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class OverdueIT {

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
    void anAttemptWhoseProcessDiedIsUnknown() {
        // Given a row as a killed process leaves it
        ReplyApproved reply = Replies.approved(user, clock.instant());
        Instant attemptedAt = clock.instant().minusSeconds(10);
        Stored.addSending(reply, attemptedAt, clock.instant());

        // When time passes, and another reply of the user waits
        ReplyApproved next = Replies.approved(user, clock.instant());
        records.say(next);

        // Then the next one leaves only after it
        ReplySettled settled = Replies.awaitSettled(records, reply);
        assertThat(settled.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(settled.attemptedAt()).isEqualTo(attemptedAt);
        assertThat(settled.answeredAt()).isEqualTo(clock.instant());
        Replies.awaitSettled(records, next);
        assertThat(weChat.received(user))
                .extracting(WeChatStandIn.Received::text)
                .containsExactly(Replies.text(next.replyId()));
        assertThat(Stored.delivery(reply.replyId()).content()).isNull();
    }

    @Test
    void anAttemptBeforeItsDeadlineIsLeftAlone() {
        // Given
        ReplyApproved reply = Replies.approved(user, clock.instant());
        Stored.addSending(reply, clock.instant(), clock.instant().plusSeconds(1));
        ReplyApproved overdue = Replies.approved(Replies.newUser(), clock.instant());

        // When the sweep has come by
        Stored.addSending(overdue, clock.instant(), clock.instant());
        Replies.awaitSettled(records, overdue);

        // Then
        assertThat(Stored.delivery(reply.replyId()).state()).isEqualTo("SENDING");
    }

    @Test
    void aLateAnswerMakesItSent() {
        assertThat(answeredLate(Fate.errcode(0)))
                .extracting(ReplySettled::outcome)
                .containsExactly(Outcome.UNKNOWN, Outcome.SENT);
    }

    @Test
    void aLateNotSentMakesItFailedAndIsNotTriedAgain() {
        // Given
        List<ReplySettled> settled = answeredLate(Fate.errcode(-1));

        // When
        clock.advance(Duration.ofMinutes(10));
        ReplyApproved next = Replies.approved(user, clock.instant());
        records.say(next);

        // Then
        assertThat(settled).extracting(ReplySettled::outcome).containsExactly(Outcome.UNKNOWN, Outcome.FAILED);
        assertThat(settled.getLast().errcode()).isEqualTo(-1);
        Replies.awaitSettled(records, next);
        assertThat(weChat.received(user)).hasSize(2);
    }

    /** By the clock the attempt is past its deadline before WeChat answers. */
    private List<ReplySettled> answeredLate(Fate fate) {
        CountDownLatch answer = new CountDownLatch(1);
        weChat.plan(user, new Hold(answer, fate));
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(1));
        clock.advance(Duration.ofSeconds(6));
        Replies.awaitSettled(records, reply, 1);
        answer.countDown();
        return Replies.awaitSettled(records, reply, 2);
    }

    @Test
    void aReplyWhoseWindowClosedDoesNotLeave() {
        // Given
        ReplyApproved reply = Replies.approved(WeChatResource.APP, user, clock.instant(), clock.instant());

        // When
        records.say(reply);

        // Then
        ReplySettled settled = Replies.awaitSettled(records, reply);
        assertThat(settled.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(settled.reason()).isEqualTo(Reason.WINDOW_CLOSED);
        assertThat(settled.errcode()).isNull();
        assertThat(settled.attemptedAt()).isNull();
        assertThat(weChat.received(user)).isEmpty();
    }

    @Test
    void noRetryPassesTheEndOfTheWindow() {
        // Given
        weChat.plan(user, Fate.errcode(-1));
        Instant sendBefore = clock.instant().plusMillis(100);
        ReplyApproved reply = Replies.approved(WeChatResource.APP, user, clock.instant(), sendBefore);
        records.say(reply);
        await().untilAsserted(() ->
                assertThat(Stored.delivery(reply.replyId()).dueAt()).isEqualTo(sendBefore));

        // When
        clock.advance(Duration.ofMillis(100));

        // Then
        ReplySettled settled = Replies.awaitSettled(records, reply);
        assertThat(settled.reason()).isEqualTo(Reason.WINDOW_CLOSED);
        assertThat(settled.errcode()).isNull();
        assertThat(weChat.received(user)).hasSize(1);
    }

    @Test
    void aReplyOfAnAppThatIsNotConfiguredEndsWithItsWindow() {
        // Given
        ReplyApproved reply = Replies.approved(
                "wx00000000000000ff", user, clock.instant(), clock.instant().plusSeconds(60));
        records.say(reply);
        await().untilAsserted(() ->
                assertThat(Stored.delivery(reply.replyId()).state()).isEqualTo("QUEUED"));

        // When
        clock.advance(Duration.ofSeconds(60));

        // Then
        assertThat(Replies.awaitSettled(records, reply).reason()).isEqualTo(Reason.WINDOW_CLOSED);
    }
}
