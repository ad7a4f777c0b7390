package io.zhike.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.benchmarks.load.Round;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class HalfLoadTest {

    private final Results saturated = new Results();

    @Test
    void isHalfOfTheMiddleRound() {
        // Given
        round(1_000);
        round(40);
        round(900);

        // When
        var half = saturated.halfPerSecond();

        // Then
        assertThat(half).isEqualTo(450);
    }

    @Test
    void isSomethingWhereNothingWasAnswered() {
        // Given
        round(0);

        // When
        var half = saturated.halfPerSecond();

        // Then
        assertThat(half).isEqualTo(1);
    }

    private void round(int pushes) {
        var latencies = new Histogram(3);
        latencies.recordValueWithCount(1_000, pushes);
        saturated.add(new Round(latencies, 0, Duration.ofSeconds(1), Duration.ZERO));
    }
}
