package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Break;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a withdrawal finds decides what it does. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class WithdrawalIT {

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
    void aWaitingReplyIsWithdrawn() {
        // Given
        weChat.plan(user, Fate.errcode(-1));
        ReplyApproved first = Replies.approved(user, clock.instant());
        ReplyApproved second = Replies.approved(user, clock.instant());
        records.say(first, second);
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(1));

        // When
        records.say(Replies.withdrawn(second, clock.instant()), Replies.withdrawn(first, clock.instant()));

        // Then
        ReplySettled neverTried = Replies.awaitSettled(records, second);
        assertThat(neverTried.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(neverTried.attemptedAt()).isNull();
        assertThat(Replies.awaitSettled(records, first).outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertNothingMoreLeaves(1);
    }

    @Test
    void aWithdrawalDuringAnAttemptTakesEffectIfThatSentNothing() {
        // Given
        CountDownLatch answer = new CountDownLatch(1);
        weChat.plan(user, new Hold(answer, Fate.errcode(-1)));
        ReplyApproved reply = sayAndWithdrawDuringTheAttempt();

        // When
        answer.countDown();

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertNothingMoreLeaves(1);
    }

    @Test
    void aWithdrawalDuringAnAttemptIsTooLateIfThatSentIt() {
        // Given
        CountDownLatch answer = new CountDownLatch(1);
        weChat.plan(user, new Hold(answer, Fate.errcode(0)));
        ReplyApproved reply = sayAndWithdrawDuringTheAttempt();

        // When
        answer.countDown();

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void aWithdrawalDuringAnAttemptIsTooLateIfNobodyKnows() {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        weChat.plan(user, new Hold(end, new Break()));
        ReplyApproved reply = sayAndWithdrawDuringTheAttempt();

        // When
        end.countDown();

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aSettledReplyStaysAsItIs() {
        // Given
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        Replies.awaitSettled(records, reply);

        // When
        records.say(Replies.withdrawn(reply, clock.instant()));

        // Then
        assertNothingMoreLeaves(1);
        assertThat(records.settled(reply.replyId()))
                .extracting(ReplySettled::outcome)
                .containsExactly(Outcome.SENT);
    }

    private ReplyApproved sayAndWithdrawDuringTheAttempt() {
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(1));
        records.say(Replies.withdrawn(reply, clock.instant()));
        await().untilAsserted(() ->
                assertThat(Stored.delivery(reply.replyId()).withdrawn()).isTrue());
        return reply;
    }

    private void assertNothingMoreLeaves(int received) {
        clock.advance(Duration.ofMinutes(10));
        ReplyApproved next = Replies.approved(user, clock.instant());
        records.say(next);
        Replies.awaitSettled(records, next);
        assertThat(weChat.received(user)).hasSize(received + 1);
    }
}
