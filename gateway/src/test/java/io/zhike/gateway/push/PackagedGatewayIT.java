package io.zhike.gateway.push;

import static io.zhike.gateway.push.TestApps.IN_PLAIN;
import static io.zhike.gateway.push.WeChat.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
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
            assertThat(weChat.get("/q/health/ready").statusCode()).isEqualTo(503);
            assertThat(waiting).isNotDone();
            assertThat(waiting.join().statusCode()).isEqualTo(503);

            // When
            kafka.start();
            kafka.createTopics(List.of(new NewTopic("zhike.inbound", 12, (short) 1)));

            // Then
            await().atMost(PATIENCE).until(() -> weChat.get("/q/health/ready").statusCode() == 200);
            assertThat(weChat.push(IN_PLAIN, text("user-1", "1", "in time")).body())
                    .isEqualTo("success");
        }
    }

    @Test
    void answersThePushesThatAreUnderWayBeforeItStops() throws Exception {
        // Given a push that waits for Kafka
        try (var gateway = GatewayProcess.start(settings(Place.temporary())).awaitListening()) {
            var weChat = new WeChat(gateway.url());
            assertThat(weChat.get("/q/health/live").statusCode()).isEqualTo(200);
            var begin = System.nanoTime();
            var waiting = weChat.pushLater(IN_PLAIN, text("user-1", "1", "under way"));
            assertThat(weChat.get("/q/health/live").statusCode()).isEqualTo(200);

            // When
            gateway.stop();

            // Then
            assertThat(waiting.join().statusCode()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(DEADLINE);
            gateway.awaitExit();
            assertThat(gateway.log()).contains("gateway stopped").doesNotContain("ERROR");
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
        return settings;
    }
}
