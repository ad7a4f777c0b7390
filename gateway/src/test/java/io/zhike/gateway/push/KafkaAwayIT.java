package io.zhike.gateway.push;

import static io.zhike.gateway.push.TestApps.IN_PLAIN;
import static io.zhike.gateway.push.WeChat.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestApps.class)
@WithEngines(topics = "zhike.inbound:12")
class KafkaAwayIT {

    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WeChat weChat = WeChat.besideTheTestedGateway();

    @BeforeEach
    void kafkaIsThere() {
        assertThat(weChat.push(IN_PLAIN, text("user-1", "1", "before")).statusCode())
                .isEqualTo(200);
        Engines.stopKafka();
    }

    @AfterEach
    void kafkaIsBack() {
        Engines.startKafka();
        await().atMost(PATIENCE).until(this::nothingWaits);
    }

    @Test
    void whatKafkaDoesNotTakeByTheDeadlineIsKeptAndComesInItsOrderOnceKafkaIsBack() {
        // When
        var begin = System.nanoTime();
        var firsts = IntStream.range(0, 50)
                .mapToObj(user -> weChat.pushLater(IN_PLAIN, text("user-" + user, "a", "first")))
                .toList();

        // Then the first wait for Kafka, and those after them no longer do
        assertThat(firsts).allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("success"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(DEADLINE, DEADLINE.plus(MARGIN));
        begin = System.nanoTime();
        IntStream.range(0, 50)
                .forEach(user -> assertThat(weChat.push(IN_PLAIN, text("user-" + user, "b", "second"))
                                .body())
                        .isEqualTo("success"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DEADLINE);

        // When
        Engines.startKafka();

        // Then
        try (var inbound = InboundReader.fromTheBeginning(Engines.kafka())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> IntStream.range(0, 50)
                            .forEach(user -> assertThat(inbound.textsOf("user-" + user))
                                    .containsSubsequence("first", "second")));
        }
    }

    @Test
    void theEventLoopsGoOn() {
        // Given
        var waiting = weChat.pushLater(IN_PLAIN, text("user-1", "1", "away"));

        // When
        var begin = System.nanoTime();
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> weChat.get("/wechat/" + IN_PLAIN.id()).statusCode())
                .toList();
        var took = Duration.ofNanos(System.nanoTime() - begin);

        // Then
        assertThat(answers).containsOnly(401);
        assertThat(took).isLessThan(DEADLINE.dividedBy(2));
        assertThat(waiting).isNotDone();
        assertThat(waiting.join().body()).isEqualTo("success");
    }

    @Test
    void readinessTellsWhatWaitsAndTheGatewayStaysReady() {
        // When
        weChat.push(IN_PLAIN, text("user-1", "1", "away"));

        // Then
        var readiness = weChat.get("/q/health/ready");
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body()).contains("\"kafka\": false", "\"spool\": true", "\"waitingPushes\": 1");
        assertThat(weChat.get("/q/metrics").body()).contains("zhike_gateway_spool_depth 1.0");

        // When
        Engines.startKafka();

        // Then
        await().atMost(PATIENCE).until(this::nothingWaits);
        assertThat(weChat.push(IN_PLAIN, text("user-1", "2", "back")).body()).isEqualTo("success");
    }

    private boolean nothingWaits() {
        return weChat.get("/q/health/ready").body().contains("\"kafka\": true")
                && weChat.get("/q/metrics").body().contains("zhike_gateway_spool_depth 0.0");
    }
}
