package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One user's replies leave in the order of their approval, and wait for nobody else's. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class OrderIT {

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
    void aUsersRepliesLeaveInTheOrderOfTheirApproval() {
        // Given
        List<ReplyApproved> replies = IntStream.range(0, 20)
                .mapToObj(_ -> Replies.approved(user, clock.instant()))
                .toList();

        // When
        records.say(replies.toArray(ReplyApproved[]::new));

        // Then
        await().untilAsserted(() -> assertThat(weChat.received(user))
                .extracting(WeChatStandIn.Received::text)
                .containsExactlyElementsOf(replies.stream()
                        .map(reply -> Replies.text(reply.replyId()))
                        .toList()));
    }

    @Test
    void repliesWaitBehindTheirUsersRetryWhileOthersGoOn() {
        // Given a user whose first reply waits for its second attempt
        weChat.plan(user, Fate.errcode(-1));
        ReplyApproved first = Replies.approved(user, clock.instant());
        ReplyApproved second = Replies.approved(user, clock.instant());
        records.say(first, second);
        await().untilAsserted(() ->
                assertThat(Stored.delivery(first.replyId()).dueAt()).isAfter(clock.instant()));

        // When another user is answered
        ReplyApproved others = Replies.approved(Replies.newUser(), clock.instant());
        records.say(others);

        // Then that one leaves, and the second reply still waits behind the first
        assertThat(Replies.awaitSettled(records, others).outcome()).isEqualTo(Outcome.SENT);
        assertThat(weChat.received(user)).hasSize(1);
        assertThat(Stored.delivery(second.replyId()).attempts()).isZero();

        // When the retry is due, both leave in their order
        clock.advance(Duration.ofSeconds(1));
        assertThat(Replies.awaitSettled(records, second).outcome()).isEqualTo(Outcome.SENT);
        assertThat(weChat.received(user))
                .extracting(WeChatStandIn.Received::text)
                .containsExactly(
                        Replies.text(first.replyId()), Replies.text(first.replyId()), Replies.text(second.replyId()));
    }

    @Test
    void aReplyWaitsForTheAttemptBeforeIt() {
        // Given
        CountDownLatch answer = new CountDownLatch(1);
        weChat.plan(user, new Hold(answer, Fate.errcode(0)));
        ReplyApproved first = Replies.approved(user, clock.instant());
        records.say(first);
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(1));

        // When
        ReplyApproved second = Replies.approved(user, clock.instant());
        ReplyApproved others = Replies.approved(Replies.newUser(), clock.instant());
        records.say(second, others);

        // Then
        Replies.awaitSettled(records, others);
        assertThat(weChat.received(user)).hasSize(1);
        answer.countDown();
        assertThat(Replies.awaitSettled(records, second).outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void anApprovalThatComesAgainChangesNothing() {
        // Given
        ReplyApproved reply = Replies.approved(user, clock.instant());
        ReplyApproved sameReply = new ReplyApproved(
                UUID.randomUUID(),
                reply.appId(),
                reply.openId(),
                reply.replyId(),
                reply.approvedAt(),
                reply.sendBefore(),
                reply.source(),
                reply.content());
        records.say(reply, reply);
        Replies.awaitSettled(records, reply);

        // When
        ReplyApproved next = Replies.approved(user, clock.instant());
        records.say(reply, sameReply, next);

        // Then
        Replies.awaitSettled(records, next);
        assertThat(weChat.received(user)).hasSize(2);
        assertThat(records.settled(reply.replyId())).hasSize(1);
    }
}
