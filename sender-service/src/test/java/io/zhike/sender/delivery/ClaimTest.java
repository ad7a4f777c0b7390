package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimTest {

    private static final Instant DEADLINE = Instant.parse("2026-03-01T08:00:10Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Test
    void allowsACallWhileAFullTimeoutIsLeft() {
        Claim claim = claim(DEADLINE.plusSeconds(60));

        assertThat(claim.mayStart(DEADLINE.minusSeconds(5), TIMEOUT)).isTrue();
        assertThat(claim.mayStart(DEADLINE.minusMillis(4_999), TIMEOUT)).isFalse();
    }

    @Test
    void allowsNoCallOnceTheWindowIsClosed() {
        Claim claim = claim(DEADLINE.minusSeconds(8));

        assertThat(claim.mayStart(DEADLINE.minusMillis(8_001), TIMEOUT)).isTrue();
        assertThat(claim.mayStart(DEADLINE.minusSeconds(8), TIMEOUT)).isFalse();
    }

    private static Claim claim(Instant sendBefore) {
        return new Claim(UUID.randomUUID(), new UserKey("wx1", "o1"), 1, DEADLINE, sendBefore, "{}", null);
    }
}
