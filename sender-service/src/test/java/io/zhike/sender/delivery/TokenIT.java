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
import io.zhike.sender.LogLines;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reply and the access token that it leaves with. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class TokenIT {

    private final String user = Replies.newUser();
    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @Inject
    TestClock clock;

    /** The token in use is not from this very moment. */
    @BeforeEach
    void letTimePass() {
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void aRejectedTokenIsRefreshedOnceAndTheReplyTriedOnceMore() {
        // Given
        int asked = tokenRequests();
        weChat.plan(user, Fate.errcode(42001));
        ReplyApproved reply = approved(user);

        // When
        records.say(reply);

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
        assertThat(weChat.received(user))
                .extracting(WeChatStandIn.Received::accessToken)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(tokenRequests()).isEqualTo(asked + 1);
    }

    @Test
    void aReplyWhoseSecondTokenIsRejectedTooHasFailed() {
        // Given
        weChat.plan(user, Fate.errcode(40001), Fate.errcode(40014));
        ReplyApproved reply = approved(user);

        // When
        records.say(reply);

        // Then
        ReplySettled settled = Replies.awaitSettled(records, reply);
        assertThat(settled.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(settled.errcode()).isEqualTo(40014);
        assertThat(weChat.received(user)).hasSize(2);
    }

    @Test
    void repliesThatLoseTheirTokenTogetherShareOneRefresh() {
        // Given ten replies under way with one token
        int asked = tokenRequests();
        CountDownLatch answer = new CountDownLatch(1);
        List<ReplyApproved> replies = IntStream.range(0, 10)
                .mapToObj(_ -> approved(Replies.newUser()))
                .toList();
        replies.forEach(reply -> weChat.plan(reply.openId(), new Hold(answer, Fate.errcode(40001))));
        records.say(replies.toArray(ReplyApproved[]::new));
        await().untilAsserted(() -> assertThat(replies)
                .allSatisfy(reply -> assertThat(weChat.received(reply.openId())).hasSize(1)));

        // When WeChat rejects it
        answer.countDown();

        // Then
        replies.forEach(reply ->
                assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT));
        assertThat(tokenRequests()).isEqualTo(asked + 1);
    }

    @Test
    void theNextTokenIsFetchedAheadOfTheEnd() {
        // Given
        ReplyApproved first = approved(user);
        records.say(first);
        Replies.awaitSettled(records, first);
        int asked = tokenRequests();

        // When
        clock.advance(Duration.ofMinutes(117));

        // Then
        await().untilAsserted(() -> assertThat(tokenRequests()).isEqualTo(asked + 1));
        ReplyApproved second = approved(user);
        records.say(second);
        Replies.awaitSettled(records, second);
        assertThat(weChat.received(user).getLast().accessToken())
                .isNotEqualTo(weChat.received(user).getFirst().accessToken());
    }

    @Test
    void repliesWithoutATokenWaitAndDoNotHammer() {
        // Given an app whose secret is wrong
        ReplyApproved reply = Replies.approved(
                WeChatResource.WRONG_SECRET_APP,
                user,
                clock.instant(),
                clock.instant().plusSeconds(60));
        await().untilAsserted(() -> assertThat(weChat.tokenRequests(WeChatResource.WRONG_SECRET_APP))
                .isPositive());
        int asked = weChat.tokenRequests(WeChatResource.WRONG_SECRET_APP);
        records.say(reply);

        // When others are answered meanwhile
        for (int n = 0; n < 5; n++) {
            ReplyApproved other = approved(Replies.newUser());
            records.say(other);
            Replies.awaitSettled(records, other);
        }

        // Then nobody asked again, and the reply ends with its window
        assertThat(weChat.tokenRequests(WeChatResource.WRONG_SECRET_APP)).isBetween(asked, asked + 1);
        clock.advance(Duration.ofSeconds(60));
        assertThat(Replies.awaitSettled(records, reply).reason()).isEqualTo(Reason.WINDOW_CLOSED);
        assertThat(weChat.received(user)).isEmpty();
    }

    @Test
    void aWrongSecretIsNamedOnce() {
        // Given an app whose secret was right until now
        String app = WeChatResource.WRONG_SECRET_APP;
        weChat.giveTokens(app);
        awaitTokenRequestAfter(app, Duration.ofMinutes(5));
        try (var lines = new LogLines(Logger.getLogger("io.zhike.sender.token"), Level.WARNING)) {

            // When WeChat refuses it time and again
            weChat.planTokens(app, Fate.errcode(40125));
            awaitTokenRequestAfter(app, Duration.ofMinutes(117));
            await().untilAsserted(() -> assertThat(lines.seen()).isNotEmpty());
            awaitTokenRequestAfter(app, Duration.ofMinutes(5));
            awaitTokenRequestAfter(app, Duration.ofMinutes(5));

            // Then
            assertThat(lines.seen())
                    .filteredOn(line -> line.contains(app))
                    .singleElement()
                    .asString()
                    .contains("errcode=40125", "setting=zhike.apps.\"" + app + "\".secret");
        }
    }

    private void awaitTokenRequestAfter(String app, Duration time) {
        int asked = weChat.tokenRequests(app);
        // Again and again: when the next request is due is counted from when the last answer was understood.
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1)).until(() -> {
            boolean came = weChat.tokenRequests(app) > asked;
            if (!came) {
                clock.advance(time);
            }
            return came;
        });
    }

    private int tokenRequests() {
        return weChat.tokenRequests(WeChatResource.TOKEN_APP);
    }

    private ReplyApproved approved(String openId) {
        return Replies.approved(
                WeChatResource.TOKEN_APP,
                openId,
                clock.instant(),
                clock.instant().plus(Replies.WINDOW));
    }
}
