package io.zhike.sender.delivery;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Answer;
import io.zhike.sender.WeChatStandIn.Received;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While WeChat is away replies wait in the table, and the service is well. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class WeChatAwayIT {

    private static final String APP = WeChatResource.AWAY_APP;
    private static final int USERS = 20;
    private static final int REPLIES_OF_A_USER = 3;

    /** Longer than any pause of the breaker or of a retry. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();
    private final List<String> users =
            Stream.generate(Replies::newUser).limit(USERS).toList();

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void awaitSending() {
        ReplyApproved reply = approved(Replies.newUser());
        records.say(reply);
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
    }

    @AfterEach
    void close() {
        weChat.takeMessages(APP);
        weChat.start();
        records.close();
    }

    @Test
    void repliesWaitAndLeaveInTheirOrderWhenItIsBack() {
        // Given
        List<ReplyApproved> replies = sayToAllWhileItIsAway();

        // When it stays away
        long first = attempts();
        int tries = 5;
        for (int past = 1; past <= tries; past++) {
            clock.advance(LONG);
            int triesSoFar = past;
            await().until(() -> attempts() == first + triesSoFar);
        }

        // Then one reply at a time was tried, and the service tells of the others and is well
        assertThat(first).isLessThanOrEqualTo(USERS);
        assertThat(attempts()).isEqualTo(first + tries);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> metric("zhike_sender_backlog") == replies.size()
                        && metric("zhike_sender_backlog_age_seconds")
                                == LONG.multipliedBy(tries).toSeconds());
        assertThat(metric("zhike_sender_breaker_open")).isOne();
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);

        // When it is back
        weChat.start();
        clock.advance(LONG);

        // Then
        replies.forEach(reply ->
                assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT));
        var textsByUser = replies.stream()
                .collect(groupingBy(ReplyApproved::openId, mapping(reply -> Replies.text(reply.replyId()), toList())));
        textsByUser.forEach((user, texts) ->
                assertThat(weChat.received(user)).extracting(Received::text).containsExactlyElementsOf(texts));
        assertThat(metric("zhike_sender_breaker_open")).isZero();
    }

    @Test
    void aReplyThatWaitsForItsReturnIsWithdrawn() {
        // Given
        List<ReplyApproved> replies = sayToAllWhileItIsAway();
        ReplyApproved withTurn = replies.getFirst();
        ReplyApproved behind = replies.getLast();

        // When
        records.say(Replies.withdrawn(withTurn, clock.instant()), Replies.withdrawn(behind, clock.instant()));

        // Then
        assertThat(Replies.awaitSettled(records, withTurn).outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(Replies.awaitSettled(records, behind).outcome()).isEqualTo(Outcome.WITHDRAWN);
        weChat.start();
        clock.advance(LONG);
        replies.stream()
                .filter(reply -> !List.of(withTurn, behind).contains(reply))
                .forEach(
                        reply -> assertThat(Replies.awaitSettled(records, reply).outcome())
                                .isEqualTo(Outcome.SENT));
        assertThat(users.stream().flatMap(user -> weChat.received(user).stream()))
                .extracting(Received::text)
                .doesNotContain(Replies.text(withTurn.replyId()), Replies.text(behind.replyId()));
    }

    @Test
    void answersThatSayNothingCostFewReplies() {
        // Given a gateway before WeChat that takes requests and fails
        weChat.planMessages(APP, new Answer(502, "<html>Bad Gateway</html>"));
        List<ReplyApproved> replies = new ArrayList<>();
        for (int one = 0; one < REPLIES_OF_A_USER * USERS; one++) {
            ReplyApproved reply = approved(users.getFirst());
            replies.add(reply);
        }

        // When
        records.say(replies.toArray(ReplyApproved[]::new));
        await().until(() -> metric("zhike_sender_breaker_open") == 1);

        // Then those of them are lost of which the breaker learned it
        weChat.takeMessages(APP);
        clock.advance(LONG);
        List<Outcome> outcomes = replies.stream()
                .map(reply -> Replies.awaitSettled(records, reply).outcome())
                .toList();
        assertThat(outcomes.stream().filter(Outcome.UNKNOWN::equals)).hasSizeLessThanOrEqualTo(5);
        assertThat(outcomes.stream().filter(Outcome.SENT::equals)).hasSizeGreaterThanOrEqualTo(replies.size() - 5);
    }

    /** Returns when the breaker is open and no attempt is under way. */
    private List<ReplyApproved> sayToAllWhileItIsAway() {
        weChat.stop();
        List<ReplyApproved> replies = Stream.generate(() -> users)
                .limit(REPLIES_OF_A_USER)
                .flatMap(List::stream)
                .map(this::approved)
                .toList();
        records.say(replies.toArray(ReplyApproved[]::new));
        await().until(() -> metric("zhike_sender_breaker_open") == 1
                && Stored.count(APP, DeliveryState.QUEUED) == USERS
                && Stored.count(APP, DeliveryState.WAITING) == replies.size() - USERS);
        return replies;
    }

    private ReplyApproved approved(String user) {
        return Replies.approved(APP, user, clock.instant(), clock.instant().plus(Replies.WINDOW));
    }

    /** Those of the app that did not reach WeChat. */
    private long attempts() {
        return meters.find("zhike.sender.attempts").tags("app", APP, "result", "NOT_SENT").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static double metric(String name) {
        return Metrics.gauge(name, APP);
    }
}
