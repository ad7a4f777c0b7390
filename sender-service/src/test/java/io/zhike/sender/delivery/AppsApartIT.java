package io.zhike.sender.delivery;

import static io.zhike.sender.delivery.TwoApps.TROUBLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.WeChatStandIn.Break;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds up one app's replies is nothing to those of another; {@link OutageIT} measures it. */
class AppsApartIT {

    private static final int RATE = 40;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** An app that held up another one would do so for its calls' timeout. */
    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    private static TwoApps apps;

    @BeforeAll
    static void start() {
        apps = new TwoApps(RATE, TIMEOUT);
    }

    @AfterAll
    static void stop() {
        apps.close();
    }

    @BeforeEach
    void awaitSending() {
        ReplyApproved other = apps.sayOther();
        ReplyApproved troubled = apps.sayTroubled();
        await().atMost(Duration.ofMinutes(1)).until(() -> isAtWeChat(other) && isAtWeChat(troubled));
    }

    @AfterEach
    void whatWaitedLeavesInOrder() {
        apps.weChat().takeMessages(TROUBLED);
        await().atMost(Duration.ofMinutes(1)).until(() -> apps.rows().unsettled(TROUBLED) == 0);
        apps.assertTroubledLeftInOrder();
    }

    @Test
    void oneAppsOutageHoldsUpNoOther() {
        // Given calls that hang
        var away = new CountDownLatch(1);
        apps.weChat().planMessages(TROUBLED, new Hold(away, new Break()));
        sayTroubled(100);

        // When
        othersLeaveAtOnce(10);

        // Given calls that end, and WeChat that says it is busy
        apps.weChat().planMessages(TROUBLED, Fate.errcode(-1));
        away.countDown();

        // When
        othersLeaveAtOnce(10);

        // Then
        assertThat(apps.sender().isReady()).isTrue();
        assertThat(apps.rows().unsettled(TROUBLED)).isGreaterThan(50);
    }

    @Test
    void oneAppsRateHoldsUpNoOther() {
        // Given
        Instant begin = Instant.now();

        // When
        List<ReplyApproved> replies = sayTroubled(4 * RATE);

        // Then
        othersLeaveAtOnce(10);
        await().atMost(Duration.ofMinutes(1)).until(() -> replies.stream().allMatch(AppsApartIT::isAtWeChat));
        Set<String> texts = texts(replies);
        List<Double> seconds = apps.weChat().received().stream()
                .filter(one -> texts.contains(one.text()))
                .map(one -> Duration.between(begin, one.at()).toNanos() / 1e9)
                .sorted()
                .toList();
        // However long a machine with much to do holds them back on their way.
        for (int call = 0; call < seconds.size(); call++) {
            assertThat(call + 1.0).isLessThanOrEqualTo(RATE + RATE * seconds.get(call));
        }
    }

    private static Set<String> texts(List<ReplyApproved> replies) {
        return replies.stream().map(reply -> Replies.text(reply.replyId())).collect(Collectors.toSet());
    }

    private static List<ReplyApproved> sayTroubled(int count) {
        return Stream.generate(apps::sayTroubled).limit(count).toList();
    }

    private static void othersLeaveAtOnce(int count) {
        for (int one = 0; one < count; one++) {
            ReplyApproved reply = apps.sayOther();
            await().pollInterval(Duration.ofMillis(10)).atMost(AT_ONCE).until(() -> isAtWeChat(reply));
        }
    }

    private static boolean isAtWeChat(ReplyApproved reply) {
        return apps.weChat().received(reply.openId()).stream()
                .anyMatch(one -> one.text().equals(Replies.text(reply.replyId())));
    }
}
