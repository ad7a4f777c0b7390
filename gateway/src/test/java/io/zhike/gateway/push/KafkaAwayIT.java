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
        await().atMost(PATIENCE).until(() -> ready() == 200);
    }

    @Test
    void aPushIsAnswered503ByItsDeadline() {
        // When
        var begin = System.nanoTime();
        var answers = IntStream.range(0, 50)
                .mapToObj(user -> weChat.pushLater(IN_PLAIN, text("user-" + user, "1", "away")))
                .toList();

        // Then
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(503));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(DEADLINE, DEADLINE.plus(MARGIN));
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
        waiting.join();
    }

    @Test
    void readinessTellsItAndComesBackByItself() {
        // Given
        var readyBefore = ready();

        // When
        weChat.push(IN_PLAIN, text("user-1", "1", "away"));

        // Then
        assertThat(readyBefore).isEqualTo(200);
        assertThat(ready()).isEqualTo(503);
        assertThat(weChat.get("/q/health/live").statusCode()).isEqualTo(200);
        Engines.startKafka();
        await().atMost(PATIENCE).until(() -> ready() == 200);
        assertThat(weChat.push(IN_PLAIN, text("user-1", "2", "back")).body()).isEqualTo("success");
    }

    private int ready() {
        return weChat.get("/q/health/ready").statusCode();
    }
}
