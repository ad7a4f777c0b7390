package io.zhike.sender.delivery;

import static io.zhike.sender.delivery.TwoApps.TROUBLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.sender.WeChatStandIn.Break;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import io.zhike.sender.WeChatStandIn.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./zhike outage}: how long the replies of one app take while WeChat has trouble with another, beside before. The
 * build leaves it out, for it measures; the trouble lasts ten minutes, or as long as {@code -Dzhike.test.outage} says.
 */
@Tag("outage")
class OutageIT {

    private static final Duration OUTAGE = Duration.parse(System.getProperty("zhike.test.outage", "PT10M"));
    /** Long enough for a p99 that is more than a handful of waits. */
    private static final Duration BEFORE = OUTAGE.dividedBy(5);

    /** How far apart each app's replies come; two small cores have time to spare then. */
    private static final Duration PACE = Duration.ofMillis(50);

    private static final int RATE = 200;

    /** A short outage is to have several timeouts in it. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Kafka, PostgreSQL, the service and this test share two cores, and each of them pauses for as long now and then. */
    private static final Duration NOISE = Duration.ofMillis(5);

    private final TwoApps apps = new TwoApps(RATE, TIMEOUT);

    @AfterEach
    void close() {
        apps.close();
    }

    @Test
    void oneAppsOutageDelaysNoOtherAppsReplies() {
        // Given
        Phase firstMoments = write(BEFORE);
        Phase before = write(BEFORE);

        // When WeChat does not answer for one app, and then answers for a while that it is busy
        var away = new CountDownLatch(1);
        apps.weChat().planMessages(TROUBLED, new Hold(away, new Break()));
        Phase hanging = write(OUTAGE);
        apps.weChat().planMessages(TROUBLED, Fate.errcode(-1));
        away.countDown();
        Phase refusing = write(BEFORE);
        int backlog = apps.rows().unsettled(TROUBLED);

        // Then
        System.out.printf(
                "before:   %s%nhanging:  %s%nbusy:     %s%nbacklog:  %d%nunknown:  %d%n",
                before,
                hanging,
                refusing,
                backlog,
                apps.rows().unknown(TROUBLED).size());
        assertThat(before.waits()).hasSizeGreaterThan(200);
        assertThat(hanging.p50())
                .isLessThanOrEqualTo(before.p50().multipliedBy(3).dividedBy(2));
        assertThat(hanging.p99())
                .isLessThanOrEqualTo(before.p99().multipliedBy(3).dividedBy(2).plus(NOISE));
        assertThat(refusing.p99()).isLessThan(TIMEOUT.dividedBy(4));
        assertThat(firstMoments.and(before).and(hanging).and(refusing).alwaysReady())
                .isTrue();
        assertThat(backlog).isGreaterThan(100);

        // When WeChat is back
        apps.weChat().takeMessages(TROUBLED);

        // Then what waited here leaves, once and in its users' order
        await().atMost(OUTAGE.plusMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> apps.rows().unsettled(TROUBLED) == 0);
        apps.assertTroubledLeftInOrder();
        assertThat(apps.weChat().received().stream().filter(one -> one.fate() instanceof Hold))
                .extracting(Received::text)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(apps.rows().unknown(TROUBLED).stream()
                        .map(Replies::text)
                        .toList());
    }

    /** Says replies to both apps' users at their pace, and waits for those of the other app. */
    private Phase write(Duration length) {
        Map<String, Instant> written = new ConcurrentHashMap<>();
        List<Boolean> readiness = new ArrayList<>();
        long number = length.dividedBy(PACE);
        try (var writer = Executors.newSingleThreadScheduledExecutor()) {
            var writing = writer.scheduleAtFixedRate(
                    () -> {
                        if (written.size() < number) {
                            writeToBoth(written);
                        }
                    },
                    0,
                    PACE.toMillis(),
                    TimeUnit.MILLISECONDS);
            await().atMost(length.multipliedBy(2).plusSeconds(30))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        readiness.add(apps.sender().isReady());
                        return written.size() == number || writing.isDone();
                    });
        }
        assertThat(written).hasSize((int) number);
        List<Received> received = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> apps.weChat().received().stream()
                                .filter(one -> written.containsKey(one.openId()))
                                .toList(),
                        messages -> messages.size() == number);
        return new Phase(
                received.stream()
                        .map(one -> Duration.between(Objects.requireNonNull(written.get(one.openId())), one.at()))
                        .toList(),
                readiness.stream().allMatch(Boolean::booleanValue));
    }

    private void writeToBoth(Map<String, Instant> written) {
        Instant now = Instant.now();
        written.put(apps.sayOther().openId(), now);
        apps.sayTroubled();
    }

    /**
     * A while in which replies were written.
     *
     * @param waits of the other app's replies, from just before the approval is written until WeChat has the message
     */
    private record Phase(List<Duration> waits, boolean alwaysReady) {

        Phase and(Phase next) {
            return new Phase(
                    Stream.concat(waits.stream(), next.waits.stream()).toList(), alwaysReady && next.alwaysReady);
        }

        Duration p50() {
            return sorted().get(waits.size() / 2);
        }

        Duration p99() {
            return sorted().get(waits.size() - waits.size() / 100 - 1);
        }

        private List<Duration> sorted() {
            return waits.stream().sorted().toList();
        }

        @Override
        public String toString() {
            return "p50 %d ms, p99 %d ms, longest %d ms of %d replies"
                    .formatted(
                            p50().toMillis(),
                            p99().toMillis(),
                            sorted().getLast().toMillis(),
                            waits.size());
        }
    }
}
