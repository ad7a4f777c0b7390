package io.zhike.routing.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.embedded.Engines;
import io.zhike.embedded.PackagedService;
import io.zhike.embedded.Place;
import io.zhike.events.Topic;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.routing.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas share the partitions, and an app's settings change while messages come in. */
class TwoReplicasIT {

    private static final String APP = "wxreplicas";
    private static final Duration CHANGING = Duration.ofSeconds(10);
    private static final int PER_SECOND = 500;
    private static final int USERS = 100;

    private final EmbeddedKafka kafka = new EmbeddedKafka(Place.temporary());
    private final List<PackagedService> replicas = new ArrayList<>();

    @BeforeEach
    void start() {
        kafka.start();
        kafka.createTopics(Arrays.stream(Records.TOPICS.split(",", -1))
                .map(topic -> new NewTopic(topic, 12, (short) 1))
                .toList());
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.datasource.jdbc.url",
                Engines.newDatabase("routing"),
                "quarkus.datasource.username",
                EmbeddedPostgres.USER,
                "quarkus.datasource.password",
                EmbeddedPostgres.PASSWORD,
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "quarkus.oidc.auth-server-url",
                Engines.oidc(),
                "zhike.apps.\"" + APP + "\".name",
                "Replicas"));
        replicas.add(PackagedService.start("replica-1", settings).awaitReady());
        replicas.add(PackagedService.start("replica-2", settings).awaitReady());
    }

    @AfterEach
    void stop() {
        replicas.forEach(PackagedService::close);
        kafka.close();
    }

    @Test
    void noMessageIsJudgedByTwoVersionsAndNoneIsLost() {
        // Given
        change(0);
        int total = (int) CHANGING.toSeconds() * PER_SECOND;
        List<String> users =
                IntStream.range(0, USERS).mapToObj(n -> "o" + UUID.randomUUID()).toList();

        try (var records = new Records(kafka.bootstrapServers());
                var writer = Executors.newSingleThreadScheduledExecutor()) {
            // When
            var written = new AtomicInteger();
            writer.scheduleAtFixedRate(
                    () -> {
                        if (written.get() < total) {
                            records.write(
                                    Topic.INBOUND,
                                    IntStream.range(0, PER_SECOND / 50)
                                            .map(_ -> written.getAndIncrement())
                                            .mapToObj(number -> message(users.get(number % USERS), number))
                                            .toArray(UserMessage[]::new));
                        }
                    },
                    0,
                    20,
                    TimeUnit.MILLISECONDS);
            int versions = 0;
            while (written.get() < total) {
                change(++versions);
            }

            // Then
            Map<String, List<MessageRouted>> byUser = new HashMap<>();
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                byUser.putAll(records.routed().stream().collect(Collectors.groupingBy(MessageRouted::openId)));
                return byUser.values().stream().mapToInt(List::size).sum() >= total;
            });
            assertThat(byUser.values().stream().mapToInt(List::size).sum()).isEqualTo(total);
            assertThat(byUser.values()).allSatisfy(TwoReplicasIT::assertInOrder);
            assertThat(byUser.values())
                    .allSatisfy(routed -> assertThat(routed).allSatisfy(TwoReplicasIT::assertOneVersion));
            assertThat(versions).isGreaterThan(5);
            assertThat(byUser.values().stream()
                            .flatMap(List::stream)
                            .map(MessageRouted::rule)
                            .distinct())
                    .hasSizeGreaterThan(10);
        }
    }

    private static void assertInOrder(List<MessageRouted> routed) {
        assertThat(routed)
                .extracting(MessageRouted::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, routed.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(routed.stream().map(one -> Integer.parseInt(((UserMessage) one.push()).msgId())))
                .isSorted();
    }

    /** Each version says its number in what the rule is called and in each of its replies. */
    private static void assertOneVersion(MessageRouted routed) {
        assertThat(routed.reason()).isEqualTo(MessageRouted.Reason.REPLY_RULE);
        assertThat(routed.replies())
                .hasSize(2)
                .allMatch(reply -> reply.equals(new ReplyContent.Text(String.valueOf(routed.rule()))));
    }

    /** By the one or the other replica. */
    private void change(int version) {
        String name = "version " + version;
        given().auth()
                .oauth2(Engines.tokens().ofServices())
                .contentType(ContentType.JSON)
                .body("""
                        {"general": {"transferToHuman": true},
                         "rules": {"items": [{"name": "%s", "keywords": [{"text": "运费"}],
                                              "replies": [{"type": "text", "text": "%s"}, {"type": "text", "text": "%s"}]}]}}
                        """.formatted(name, name, name))
                .put(replicas.get(version % 2).url() + "/api/apps/" + APP + "/reception/document")
                .then()
                .statusCode(200);
    }

    private static UserMessage message(String openId, int number) {
        Instant now = Instant.now();
        return new UserMessage(
                UUID.randomUUID(),
                APP,
                openId,
                now,
                now,
                Integer.toString(number),
                new MessageContent.Text("运费"),
                null,
                false);
    }
}
