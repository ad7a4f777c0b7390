package io.zhike.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long START = 5_000_000_000L;

    private final Schedule schedule = Schedule.of(START, 3_000, Duration.ofSeconds(10));

    @Test
    void spreadsRequestsEvenly() {
        assertThat(schedule.count()).isEqualTo(30_000);
        assertThat(schedule.intended(0)).isEqualTo(START);
        assertThat(schedule.intended(3_000)).isEqualTo(START + 1_000_000_000L);
        assertThat(schedule.intended(1)).isEqualTo(START + 333_333);
    }

    @Test
    void aRequestIsDueAtItsTime() {
        assertThat(schedule.due(START - 1)).isZero();
        assertThat(schedule.due(START)).isEqualTo(1);
        assertThat(schedule.due(schedule.intended(1_500))).isBetween(1_500L, 1_501L);
    }

    @Test
    void whoComesLateFindsAllThatWereMissed() {
        assertThat(schedule.due(START + 2_000_000_000L)).isEqualTo(6_001);
        assertThat(schedule.due(START + 99_000_000_000L)).isEqualTo(schedule.count());
    }
}
