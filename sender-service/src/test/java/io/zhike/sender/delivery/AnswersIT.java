package io.zhike.sender.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import io.zhike.sender.WeChatStandIn.Answer;
import io.zhike.sender.WeChatStandIn.Fate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of WeChat's answers, and each way to get none, does to a reply. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class AnswersIT {

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
    void zeroIsSent() {
        // Given
        ReplyApproved reply = Replies.approved(user, clock.instant());

        // When
        records.say(reply);

        // Then
        ReplySettled settled = Replies.awaitSettled(records, reply);
        assertThat(settled.outcome()).isEqualTo(Outcome.SENT);
        assertThat(settled.reason()).isNull();
        assertThat(settled.errcode()).isZero();
        assertThat(settled.attemptedAt()).isEqualTo(clock.instant());
        assertThat(settled.answeredAt()).isEqualTo(clock.instant());
        assertThat(settled.user()).isEqualTo(reply.user());
        assertThat(settled.id()).isNotEqualTo(reply.replyId());
        assertThat(weChat.received(user))
                .extracting(WeChatStandIn.Received::text)
                .containsExactly(Replies.text(reply.replyId()));
    }

    @Test
    void theSettlementGoesOnWithTheApprovalsTrace() {
        // Given
        ReplyApproved reply = Replies.approved(user, clock.instant());
        String traceId = reply.replyId().toString().replace("-", "");

        // When
        records.sayWithin("00-" + traceId + "-00f067aa0ba902b7-01", reply);

        // Then
        Replies.awaitSettled(records, reply);
        assertThat(records.settledRecords())
                .anySatisfy(record -> assertThat(new String(
                                record.headers().lastHeader("traceparent").value(), UTF_8))
                        .contains(traceId));
    }

    @ParameterizedTest
    @CsvSource({
        "40003, FAILED,",
        "40164, FAILED,",
        "45002, FAILED, TOO_LONG",
        "47001, FAILED,",
        "40035, FAILED,",
        "45015, REFUSED, WINDOW_CLOSED",
        "45047, REFUSED, QUOTA_EXHAUSTED",
        "48001, FAILED, NO_PERMISSION",
        "48002, FAILED, USER_REFUSED",
        "48004, FAILED, NO_PERMISSION",
        "50002, FAILED, NO_PERMISSION",
        "65400, FAILED,"
    })
    void aClearRefusalSettlesAndIsNotTriedAgain(int errcode, Outcome outcome, @Nullable Reason reason) {
        // Given
        weChat.plan(user, Fate.errcode(errcode));
        ReplyApproved reply = Replies.approved(user, clock.instant());

        // When
        records.say(reply);

        // Then
        ReplySettled settled = Replies.awaitSettled(records, reply);
        assertThat(settled.outcome()).isEqualTo(outcome);
        assertThat(settled.reason()).isEqualTo(reason);
        assertThat(settled.errcode()).isEqualTo(errcode);
        assertNotSentAgain(reply);
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void whatIsNoClearAnswerIsUnknownAndNotSentAgain(Fate fate) {
        // Given
        weChat.plan(user, fate);
        ReplyApproved reply = Replies.approved(user, clock.instant());

        // When
        records.say(reply);

        // Then
        ReplySettled settled = Replies.awaitSettled(records, reply);
        assertThat(settled.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(settled.reason()).isNull();
        assertThat(settled.errcode()).isNull();
        assertThat(settled.attemptedAt()).isNotNull();
        assertThat(settled.answeredAt()).isNotNull();
        assertNotSentAgain(reply);
    }

    static Stream<Fate> unclear() {
        return Stream.of(
                new Answer(500, "{\"errcode\":0,\"errmsg\":\"ok\"}"),
                new Answer(502, "<html>Bad Gateway</html>"),
                new Answer(200, "<html>hello</html>"),
                new Answer(200, "{}"),
                new WeChatStandIn.Break(),
                new WeChatStandIn.Hold(new CountDownLatch(1), Fate.errcode(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45011})
    void busyIsTriedAgainAfterAPause(int errcode) {
        // Given
        weChat.plan(user, Fate.errcode(errcode), Fate.errcode(errcode));
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        awaitEnded(reply, 1);

        // When
        clock.advance(Duration.ofSeconds(1));
        awaitEnded(reply, 2);
        clock.advance(Duration.ofSeconds(2));

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
        assertThat(weChat.received(user)).hasSize(3);
    }

    @Test
    void aRefusedConnectionIsTriedAgainAfterAPause() {
        // Given
        weChat.stop();
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        awaitEnded(reply, 1);

        // When
        weChat.start();
        clock.advance(Duration.ofSeconds(2));

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
        assertThat(weChat.received(user)).hasSize(1);
    }

    /** The time of the next attempt is counted from the end of this one. */
    private static void awaitEnded(ReplyApproved reply, int attempts) {
        await().untilAsserted(() -> assertThat(Stored.delivery(reply.replyId()))
                .extracting(Stored.Delivery::state, Stored.Delivery::attempts)
                .containsExactly("QUEUED", attempts));
    }

    /** Whatever was to be sent again has left before what the user is sent later. */
    private void assertNotSentAgain(ReplyApproved reply) {
        clock.advance(Duration.ofMinutes(10));
        ReplyApproved next = Replies.approved(user, clock.instant());
        records.say(next);
        Replies.awaitSettled(records, next);
        assertThat(weChat.received(user))
                .extracting(WeChatStandIn.Received::text)
                .containsExactly(Replies.text(reply.replyId()), Replies.text(next.replyId()));
        assertThat(records.settled(reply.replyId())).hasSize(1);
    }

    private void awaitReceived(int count) {
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(count));
    }
}
