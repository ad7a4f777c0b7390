package io.zhike.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.benchmarks.load.Round;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Results results = new Results();

    @Test
    void theMiddleRoundCounts() {
        // Given
        add(100, Duration.ofMillis(1));
        add(300, Duration.ofMillis(3));
        add(1_000, Duration.ofMillis(50));

        // When
        var perSecond = results.medianPerSecond();

        // Then
        assertThat(perSecond).isEqualTo(300);
        assertThat(results.medianCpuMicros()).isEqualTo(10);
    }

    @Test
    void oneBusyRoundIsNotTheLatency() {
        // Given
        add(99, Duration.ZERO);
        add(99, Duration.ZERO);
        var slow = new Histogram(3);
        slow.recordValue(50_000);
        results.add(new Round(slow, 0, Duration.ofSeconds(1), Duration.ZERO));

        // When
        var longest = results.medianLatencyMillis(100);

        // Then
        assertThat(longest).isBetween(0.99, 1.01);
    }

    @Test
    void areComparedRoundByRound() {
        // Given a machine that is busy in the second round
        var other = new Results();
        add(100, Duration.ZERO);
        add(10, Duration.ZERO);
        add(other, 200, Duration.ZERO);
        add(other, 40, Duration.ZERO);

        // When
        var ratios = results.ratiosTo(other);

        // Then
        assertThat(ratios.getMin()).isEqualTo(0.25);
        assertThat(ratios.getMax()).isEqualTo(0.5);
    }

    private void add(int pushes, Duration cpu) {
        add(results, pushes, cpu);
    }

    private static void add(Results results, int pushes, Duration cpu) {
        var latencies = new Histogram(3);
        latencies.recordValueWithCount(1_000, pushes);
        results.add(new Round(latencies, 0, Duration.ofSeconds(1), cpu));
    }
}
