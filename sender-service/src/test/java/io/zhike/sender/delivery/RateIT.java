package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is over an app's rate waits in the table. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class RateIT {

    private static final int RATE = WeChatResource.SLOW_RATE;
    private static final Duration UNTIL_NEXT = Duration.ofSeconds(1).dividedBy(RATE);

    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void letASecondPass() {
        clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void repliesLeaveAsTheRateAllows() {
        // Given
        List<ReplyApproved> replies = replies(3 * RATE);

        // When
        records.say(replies.toArray(ReplyApproved[]::new));

        // Then those of one second leave, and then one with each part of a second
        awaitReceived(replies, RATE);
        for (int more = 1; more <= 2 * RATE; more++) {
            awaitRateReached();
            assertThat(queuedAndUntried(replies)).isEqualTo(2 * RATE - more + 1);
            clock.advance(UNTIL_NEXT);
            awaitReceived(replies, RATE + more);
        }
        replies.forEach(reply ->
                assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT));
    }

    @Test
    void aReplyThatWaitsForTheRateIsWithdrawn() {
        // Given
        List<ReplyApproved> first = replies(RATE);
        records.say(first.toArray(ReplyApproved[]::new));
        awaitReceived(first, RATE);
        ReplyApproved waiting = replies(1).getFirst();
        records.say(waiting);
        awaitRateReached();

        // When
        records.say(Replies.withdrawn(waiting, clock.instant()));

        // Then
        assertThat(Replies.awaitSettled(records, waiting).outcome()).isEqualTo(Outcome.WITHDRAWN);
        clock.advance(Duration.ofMinutes(1));
        ReplyApproved next = Replies.approved(
                WeChatResource.SLOW_APP,
                waiting.openId(),
                clock.instant(),
                clock.instant().plus(Replies.WINDOW));
        records.say(next);
        Replies.awaitSettled(records, next);
        assertThat(weChat.received(waiting.openId()))
                .extracting(WeChatStandIn.Received::text)
                .containsExactly(Replies.text(next.replyId()));
    }

    /** The app's lane has tried for more since now. */
    private void awaitRateReached() {
        double before = rateReached();
        await().until(() -> rateReached() > before);
    }

    private double rateReached() {
        return meters.counter("zhike.sender.rate.reached", "app", WeChatResource.SLOW_APP)
                .count();
    }

    private void awaitReceived(List<ReplyApproved> replies, int count) {
        await().pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(replies.stream()
                                .mapToInt(
                                        reply -> weChat.received(reply.openId()).size())
                                .sum())
                        .isEqualTo(count));
    }

    private static long queuedAndUntried(List<ReplyApproved> replies) {
        return replies.stream()
                .map(reply -> Stored.delivery(reply.replyId()))
                .filter(row -> row.state().equals("QUEUED") && row.attempts() == 0)
                .count();
    }

    private List<ReplyApproved> replies(int count) {
        return Stream.generate(() -> Replies.approved(
                        WeChatResource.SLOW_APP,
                        Replies.newUser(),
                        clock.instant(),
                        clock.instant().plus(Replies.WINDOW)))
                .limit(count)
                .toList();
    }
}
