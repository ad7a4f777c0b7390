package io.zhike.sender.pause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DailyLimitTest {

    private final DailyLimit limit = new DailyLimit(Duration.ofMinutes(30));

    @Test
    void pausesForAsLongAsIsSet() {
        assertThat(limit.pauseEnd(Instant.parse("2026-03-01T08:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
    }

    @Test
    void endsWithWeChatsDay() {
        assertThat(limit.pauseEnd(Instant.parse("2026-03-01T15:50:00Z")))
                .isEqualTo(Instant.parse("2026-03-01T16:00:00Z"));
    }
}
