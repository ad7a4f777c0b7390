package io.zhike.gateway.push;

import static io.zhike.gateway.push.TestApps.IN_PLAIN;
import static io.zhike.gateway.push.WeChat.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** A minute without Kafka under 200 pushes a second, and the gateway killed (SIGKILL) in the middle of it. */
class KafkaOutageIT {

    private static final int USERS = 40;
    private static final int MILLIS_BETWEEN_MESSAGES = 200;
    private static final int TRIES = 3;
    private static final Duration WECHAT_WAITS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WARM_UP_ROUNDS = 10;

    @Test
    void noAcknowledgedPushIsLostAndEachUsersStayInTheirOrder() throws Exception {
        // Given
        var place = Place.temporary();
        var settings = settings(place);
        try (var kafka = new EmbeddedKafka(place);
                var players = Executors.newScheduledThreadPool(USERS + 1)) {
            kafka.start();
            kafka.createTopics(List.of(new NewTopic("zhike.inbound", 12, (short) 1)));
            try (var first = GatewayProcess.start(settings).awaitListening()) {
                var weChat = new WeChat(first.url());
                var users = IntStream.range(0, USERS)
                        .mapToObj(number -> new User("user-" + number, weChat))
                        .toList();

                // The first hundreds of pushes go through code that is not compiled yet: that is no part of the outage.
                for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                    users.forEach(User::write);
                }
                users.forEach(User::forgetTimes);

                // When
                users.forEach(user -> user.writeWith(players));
                players.schedule(kafka::stop, 5, TimeUnit.SECONDS).get();
                players.schedule(first::kill, 30, TimeUnit.SECONDS).get();
                try (var second = GatewayProcess.start(settings).awaitListening()) {
                    players.schedule(kafka::start, 30, TimeUnit.SECONDS).get();
                    players.schedule(players::shutdown, 5, TimeUnit.SECONDS).get();
                    assertThat(players.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();

                    // Then
                    assertThat(users).allSatisfy(user -> {
                        assertThat(user.slowestAnswer).isLessThan(WECHAT_WAITS);
                        assertThat(user.acknowledged).hasSizeGreaterThan(200);
                    });
                    try (var inbound = InboundReader.fromTheBeginning(kafka.bootstrapServers())) {
                        await().atMost(PATIENCE)
                                .untilAsserted(() -> assertThat(users)
                                        .allSatisfy(user -> assertThat(inbound.textsOf(user.openId))
                                                .containsSubsequence(user.acknowledged)
                                                .doesNotHaveDuplicates()));
                    }
                    assertThat(second.log()).contains("No push waits for Kafka any more");
                }
            }
        }
    }

    private static Map<String, String> settings(Place kafka) {
        var settings = new HashMap<>(IN_PLAIN.configuration());
        settings.put("kafka.bootstrap.servers", kafka.host() + ":" + kafka.port());
        settings.put("zhike.gateway.spool.file", TestApps.newSpool().toString());
        // Both gateways listen there, one after the other.
        settings.put("quarkus.http.port", Integer.toString(Place.freePort()));
        return settings;
    }

    /** Writes a message, and the next when WeChat has delivered it or given it up. */
    private static final class User {

        private final String openId;
        private final WeChat weChat;
        private final List<String> acknowledged = new ArrayList<>();
        private Duration slowestAnswer = Duration.ZERO;
        private int written;

        User(String openId, WeChat weChat) {
            this.openId = openId;
            this.weChat = weChat;
        }

        void writeWith(ScheduledExecutorService players) {
            players.scheduleAtFixedRate(this::write, 0, MILLIS_BETWEEN_MESSAGES, TimeUnit.MILLISECONDS);
        }

        void forgetTimes() {
            slowestAnswer = Duration.ZERO;
        }

        private void write() {
            var number = Integer.toString(++written);
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                if (isTaken(number)) {
                    acknowledged.add("message " + number);
                    return;
                }
            }
        }

        private boolean isTaken(String number) {
            var begin = System.nanoTime();
            try {
                var answer = weChat.push(IN_PLAIN, text(openId, number, "message " + number));
                return answer.body().equals("success");
            } catch (CompletionException noGateway) {
                return false;
            } finally {
                var took = Duration.ofNanos(System.nanoTime() - begin);
                slowestAnswer = took.compareTo(slowestAnswer) > 0 ? took : slowestAnswer;
            }
        }
    }
}
