package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.Records;
import io.zhike.sender.SecretWords;
import io.zhike.sender.SenderEngines;
import io.zhike.sender.SenderProcess;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Break;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import io.zhike.sender.WeChatStandIn.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * WeChat's trouble with one app is nothing to the replies of another. The trouble lasts 15 s, or as long as it is told to:
 *
 * <pre>
 * ./mvnw -pl sender-service verify -Dit.test=AppsApartIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dzhike.test.outage=PT10M
 * </pre>
 */
class AppsApartIT {

    private static final String TROUBLED = "wx00000000000000a1";
    private static final String OTHER = "wx00000000000000b1";
    private static final Duration OUTAGE = Duration.parse(System.getProperty("zhike.test.outage", "PT15S"));
    private static final Duration BEFORE = Duration.ofSeconds(12);

    /** How far apart each app's replies come; two small cores have time to spare then. */
    private static final Duration PACE = Duration.ofMillis(50);

    /** So that a user has several replies to keep in order. */
    private static final int TROUBLED_USERS = 50;

    /**
     * Below it a difference says nothing. On two cores that Kafka, PostgreSQL, the service, this test and whatever else runs
     * there share, each of them pauses for as long now and then, and the p99 of some hundred replies is the fourth longest
     * wait. An app that holds up another one does so for its calls' timeout, which is much longer.
     */
    private static final Duration NOISE = Duration.ofMillis(200);

    private final SenderEngines engines = new SenderEngines();
    private final SenderRows rows = new SenderRows(engines.database());
    private final Records records = new Records(engines.kafka());
    private final WeChatStandIn weChat = new WeChatStandIn().start();
    private final SenderProcess sender = SenderProcess.start("sender-apart", settings());
    private final List<String> troubledUsers =
            IntStream.range(0, TROUBLED_USERS).mapToObj(_ -> Replies.newUser()).toList();
    private final List<ReplyApproved> troubled = Collections.synchronizedList(new ArrayList<>());

    private Map<String, String> settings() {
        Map<String, String> settings = engines.settings();
        settings.put("zhike.wechat.api-url", weChat.url());
        List.of(TROUBLED, OTHER)
                .forEach(app -> settings.put("zhike.apps.\"" + app + "\".secret", SecretWords.SECRET + app));
        // A short outage is to have several timeouts and retries in it, and a short time after it.
        settings.put("zhike.sender.timeout", "PT2S");
        settings.put("zhike.sender.longest-retry", "PT5S");
        return settings;
    }

    @AfterEach
    void close() {
        sender.close();
        weChat.stop();
        records.close();
        rows.close();
        engines.close();
    }

    @Test
    void oneAppsOutageDelaysNoOtherAppsReplies() {
        // Given
        sender.awaitReady();
        Phase firstMoments = write(BEFORE);
        Phase before = write(BEFORE);

        // When WeChat does not answer for one app, and then answers that it is busy
        var away = new CountDownLatch(1);
        weChat.planMessages(TROUBLED, new Hold(away, new Break()));
        Phase hanging = write(OUTAGE.dividedBy(2));
        weChat.planMessages(TROUBLED, Fate.errcode(-1));
        away.countDown();
        Phase refusing = write(OUTAGE.dividedBy(2));
        int backlog = rows.unsettled(TROUBLED);

        // Then
        Phase during = hanging.and(refusing);
        System.out.printf("before:   %s%nhanging: %s%nbusy:    %s%nbacklog: %d%n", before, hanging, refusing, backlog);
        assertThat(before.waits()).hasSizeGreaterThan(200);
        assertThat(during.p99())
                .isLessThanOrEqualTo(longer(before.p99(), NOISE).multipliedBy(3).dividedBy(2));
        assertThat(firstMoments.and(before).and(during).alwaysReady()).isTrue();
        assertThat(backlog).isGreaterThan(100);

        // When WeChat is back
        weChat.takeMessages(TROUBLED);

        // Then what waited here leaves, once and in its users' order
        await().atMost(OUTAGE.plusMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> rows.unsettled(TROUBLED) == 0);
        Set<UUID> unknown = rows.unknown(TROUBLED);
        for (String user : troubledUsers) {
            assertThat(weChat.received(user).stream().filter(Received::isTaken))
                    .extracting(Received::text)
                    .containsExactlyElementsOf(troubled.stream()
                            .filter(reply -> reply.openId().equals(user) && !unknown.contains(reply.replyId()))
                            .map(reply -> Replies.text(reply.replyId()))
                            .toList());
        }
        assertThat(weChat.received().stream().filter(one -> one.fate() instanceof Hold))
                .extracting(Received::text)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        unknown.stream().map(Replies::text).toList());
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
                        readiness.add(sender.isReady());
                        return written.size() == number || writing.isDone();
                    });
        }
        assertThat(written).hasSize((int) number);
        List<Received> received = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> weChat.received().stream()
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
        String user = Replies.newUser();
        Instant now = Instant.now();
        records.say(Replies.approved(OTHER, user, now, now.plus(Replies.WINDOW)));
        written.put(user, now);
        ReplyApproved reply = Replies.approved(
                TROUBLED, troubledUsers.get(troubled.size() % TROUBLED_USERS), now, now.plus(Replies.WINDOW));
        records.say(reply);
        troubled.add(reply);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
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

        Duration p99() {
            return waits.stream()
                    .sorted()
                    .skip(waits.size() - waits.size() / 100 - 1)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            List<Duration> sorted = waits.stream().sorted().toList();
            return "p50 %d ms, p99 %d ms, longest %d ms of %d replies"
                    .formatted(
                            sorted.get(sorted.size() / 2).toMillis(),
                            p99().toMillis(),
                            sorted.getLast().toMillis(),
                            sorted.size());
        }
    }
}
