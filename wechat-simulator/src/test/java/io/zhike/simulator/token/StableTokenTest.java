package io.zhike.simulator.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.simulator.token.StableToken.Check;
import io.zhike.simulator.token.StableToken.Granted;
import io.zhike.simulator.token.StableToken.TooManyForced;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StableTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LAST_MINUTES = NOW.plusSeconds(7200 - 300);

    private final StableToken token = new StableToken();

    @Test
    void isTheSameForEveryCallerUntilItsLastFiveMinutes() {
        // Given
        var first = granted(false, NOW);

        // Then
        assertThat(granted(false, LAST_MINUTES.minusMillis(1))).isEqualTo(first);
        assertThat(granted(false, LAST_MINUTES)).isNotEqualTo(first);
        assertThat(first.token()).hasSize(512);
        assertThat(first.expiresAt()).isEqualTo(NOW.plusSeconds(7200));
    }

    @Test
    void oldAndNewWorkInTheLastFiveMinutes() {
        // Given
        var old = granted(false, NOW);

        // When
        var fresh = granted(false, LAST_MINUTES);

        // Then
        assertThat(token.check(old.token(), old.expiresAt().minusMillis(1))).isEqualTo(Check.VALID);
        assertThat(token.check(fresh.token(), LAST_MINUTES)).isEqualTo(Check.VALID);
        assertThat(token.check(old.token(), old.expiresAt())).isEqualTo(Check.EXPIRED);
    }

    @Test
    void expiresWhereNobodyAsksForANewOne() {
        var granted = granted(false, NOW);

        assertThat(token.check(granted.token(), granted.expiresAt())).isEqualTo(Check.EXPIRED);
    }

    @Test
    void aForcedRefreshKillsTheOldOneAtOnce() {
        // Given
        var old = granted(false, NOW);

        // When
        var forced = granted(true, NOW);

        // Then
        assertThat(token.check(old.token(), NOW)).isEqualTo(Check.UNKNOWN);
        assertThat(token.check(forced.token(), NOW)).isEqualTo(Check.VALID);
        assertThat(granted(false, NOW)).isEqualTo(forced);
    }

    @Test
    void isForcedTwentyTimesADay() {
        // When
        for (var i = 0; i < 20; i++) {
            granted(true, NOW);
        }

        // Then
        assertThat(token.issue(true, NOW)).isEqualTo(new TooManyForced());
        assertThat(token.issue(true, NOW.plusSeconds(24 * 3600))).isInstanceOf(Granted.class);
    }

    @Test
    void knowsNoTokenThatItDidNotIssue() {
        assertThat(token.check("made up", NOW)).isEqualTo(Check.UNKNOWN);
    }

    private Granted granted(boolean force, Instant now) {
        return (Granted) token.issue(force, now);
    }
}
