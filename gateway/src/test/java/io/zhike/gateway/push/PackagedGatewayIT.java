package io.zhike.gateway.push;

import static io.zhike.gateway.push.TestApps.IN_PLAIN;
import static io.zhike.gateway.push.TestApps.SPARE_BITS;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PackagedGatewayIT {

    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void startsWhileKafkaIsAwayAndTakesPushesOnceItIsThere() throws Exception {
        // Given
        var place = Place.temporary();
        try (var kafka = new EmbeddedKafka(place);
                var gateway = GatewayProcess.start(settings(place)).awaitListening()) {
            var weChat = new WeChat(gateway.url());
            var waiting = weChat.pushLater(IN_PLAIN, text("user-1", "1", "too early"));
            assertThat(weChat.get("/wechat/" + IN_PLAIN.id()).statusCode()).isEqualTo(401);
            assertThat(weChat.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(waiting.join().body()).isEqualTo("success");

            // When
            kafka.start();
            kafka.createTopics(List.of(new NewTopic("zhike.inbound", 12, (short) 1)));

            // Then
            assertThat(weChat.push(IN_PLAIN, text("user-1", "2", "in time")).body())
                    .isEqualTo("success");
            try (var inbound = InboundReader.fromTheBeginning(kafka.bootstrapServers())) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(inbound.textsOf("user-1")).containsExactly("too early", "in time"));
            }
        }
    }

    @Test
    void keepsThePushesThatAreUnderWayWhenItStopsAndGivesThemToKafkaAtItsNextStart() throws Exception {
        // Given a push that waits for a Kafka that was there
        var place = Place.temporary();
        var settings = settings(place);
        try (var kafka = new EmbeddedKafka(place)) {
            kafka.start();
            kafka.createTopics(List.of(new NewTopic("zhike.inbound", 12, (short) 1)));
            try (var gateway = GatewayProcess.start(settings).awaitListening()) {
                var weChat = new WeChat(gateway.url());
                await().atMost(PATIENCE)
                        .until(() -> weChat.get("/q/health/ready").body().contains("\"kafka\": true"));
                kafka.stop();
                var begin = System.nanoTime();
                var waiting = weChat.pushLater(IN_PLAIN, text("user-1", "1", "under way"));
                assertThat(weChat.get("/q/health/live").statusCode()).isEqualTo(200);

                // When
                gateway.stop();

                // Then
                assertThat(waiting.join().body()).isEqualTo("success");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(DEADLINE);
                gateway.awaitExit();
                assertThat(gateway.log())
                        .contains("gateway stopped", "Pushes stay on this gateway's disk")
                        .doesNotContain("ERROR");
            }

            // When
            kafka.start();

            // Then
            try (var gateway = GatewayProcess.start(settings).awaitListening();
                    var inbound = InboundReader.fromTheBeginning(kafka.bootstrapServers())) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(inbound.textsOf("user-1")).containsExactly("under way"));
            }
        }
    }

    @Test
    void refusesWhatFitsInNeitherKafkaNorTheSpoolAndLosesNothingThatItTook() throws Exception {
        // Given
        var place = Place.temporary();
        var settings = settings(place);
        settings.put("zhike.gateway.spool.capacity", "128K");
        // The drain tries in vain several times while the spool is looked at.
        settings.put("zhike.gateway.kafka-deadline", "PT0.3S");
        settings.putAll(SPARE_BITS.configuration());
        settings.put("zhike.apps.\"" + SPARE_BITS.id() + "\".hand-over", "last-resort");
        try (var kafka = new EmbeddedKafka(place);
                var gateway = GatewayProcess.start(settings).awaitListening()) {
            var weChat = new WeChat(gateway.url());

            // When
            var taken = new ArrayList<String>();
            int status = push(weChat, 0);
            for (int number = 1; status == 200 && number < 2_000; number++) {
                taken.add("message " + (number - 1));
                status = push(weChat, number);
            }

            // Then
            assertThat(status).isEqualTo(503);
            assertThat(taken).hasSizeGreaterThan(20);
            await().during(Duration.ofSeconds(3))
                    .until(() -> weChat.get("/q/health/ready").statusCode() == 503);
            assertThat(weChat.get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(weChat.push(SPARE_BITS, text("user-1", "1", "hello")).body())
                    .contains("transfer_customer_service");

            // When
            kafka.start();
            kafka.createTopics(List.of(new NewTopic("zhike.inbound", 12, (short) 1)));

            // Then
            try (var inbound = InboundReader.fromTheBeginning(kafka.bootstrapServers())) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(inbound.textsOf("user-1")).containsExactlyElementsOf(taken));
            }
            assertThat(weChat.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(push(weChat, 2_000)).isEqualTo(200);
        }
    }

    private static int push(WeChat weChat, int number) {
        return weChat.push(IN_PLAIN, text("user-1", "id-" + number, "message " + number))
                .statusCode();
    }

    @Test
    void aPushThatReachesTwoGatewaysAtOnceIsOneEvent() throws Exception {
        // Given
        var place = Place.temporary();
        try (var kafka = new EmbeddedKafka(place).start();
                var first = GatewayProcess.start(settings(place)).awaitListening();
                var second = GatewayProcess.start(settings(place)).awaitListening()) {
            kafka.createTopics(List.of(new NewTopic("zhike.inbound", 12, (short) 1)));

            // When
            var answers = Stream.of(first, second)
                    .map(gateway -> new WeChat(gateway.url()).pushLater(IN_PLAIN, text("user-1", "1", "hello")))
                    .toList();

            // Then
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("success"));
            try (var inbound = InboundReader.fromTheBeginning(kafka.bootstrapServers())) {
                var records = inbound.take(2);
                assertThat(records)
                        .extracting(kafkaRecord -> inbound.event(kafkaRecord).id())
                        .containsOnly(inbound.event(records.getFirst()).id());
                assertThat(records)
                        .extracting(ConsumerRecord::partition)
                        .containsOnly(records.getFirst().partition());
            }
        }
    }

    @Test
    void aSecondGatewayOnOneSpoolDoesNotStartAndSaysSo() throws Exception {
        // Given
        var settings = settings(Place.temporary());
        try (var first = GatewayProcess.start(settings).awaitListening();
                var second = GatewayProcess.start(settings)) {
            // Then
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.log()).contains("zhike.gateway.spool.file", "another gateway uses it");
            assertThat(new WeChat(first.url()).get("/q/health/live").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void doesNotStartOnAMistakeAndNamesTheKey() throws Exception {
        // Given
        var settings = new HashMap<>(settings(Place.temporary()));
        settings.put("zhike.apps.\"" + IN_PLAIN.id() + "\".mode", "secure");
        settings.put("zhike.apps.\"" + IN_PLAIN.id() + "\".encoding-aes-key", "too-short");

        // When
        try (var gateway = GatewayProcess.start(settings)) {
            var exit = gateway.awaitExit();

            // Then
            assertThat(exit).isEqualTo(1);
            assertThat(gateway.log())
                    .contains("zhike.apps.\"" + IN_PLAIN.id() + "\".encoding-aes-key")
                    .doesNotContain("too-short");
        }
    }

    private static Map<String, String> settings(Place kafka) {
        var settings = new HashMap<>(IN_PLAIN.configuration());
        settings.put("kafka.bootstrap.servers", kafka.host() + ":" + kafka.port());
        settings.put("zhike.gateway.spool.file", TestApps.newSpool().toString());
        return settings;
    }
}
