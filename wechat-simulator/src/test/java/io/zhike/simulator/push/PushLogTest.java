package io.zhike.simulator.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PushLogTest {

    @Test
    void forgetsTheOldestOnceItIsFull() {
        // Given
        var log = new PushLog();

        // When
        for (var i = 0; i < PushLog.CAPACITY + 5; i++) {
            log.add(number -> new PushAttempt(
                    number, "wx1", "o1", "text", null, 1, 200, "", null, Delivery.DELIVERED, 1, Instant.EPOCH));
        }

        // Then
        var kept = log.find(_ -> true, Integer.MAX_VALUE);
        assertThat(kept).hasSize(PushLog.CAPACITY);
        assertThat(kept.getFirst().number()).isEqualTo(6);
        assertThat(kept.getLast().number()).isEqualTo(PushLog.CAPACITY + 5);
    }
}
