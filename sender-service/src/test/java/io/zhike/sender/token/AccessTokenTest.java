package io.zhike.sender.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void isValidUpToItsEndAndNotAtIt() {
        // Given
        AccessToken token = lasting(Duration.ofHours(2));

        // When, then
        assertThat(token.isValidAt(token.expiresAt().minusNanos(1))).isTrue();
        assertThat(token.isValidAt(token.expiresAt())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT2H, PT1H56M", "PT8M, PT4M", "PT7M, PT3M30S", "PT2S, PT1S"})
    void isRefreshedFourMinutesAheadButNotBeforeHalfway(Duration lasts, Duration refreshedAfter) {
        assertThat(lasting(lasts).refreshAt()).isEqualTo(NOW.plus(refreshedAfter));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void lastsSomeTime(long seconds) {
        assertThatThrownBy(() -> lasting(Duration.ofSeconds(seconds))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotShown() {
        assertThat(lasting(Duration.ofHours(2)).toString()).doesNotContain("secret-token");
    }

    private static AccessToken lasting(Duration time) {
        return new AccessToken("secret-token", NOW, NOW.plus(time));
    }
}
