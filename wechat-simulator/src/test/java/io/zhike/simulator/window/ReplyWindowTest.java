package io.zhike.simulator.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.simulator.window.ReplyWindow.Decision;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyWindowTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ReplyGrant ENTER = ReplyPolicy.GUIDE.enter();
    private static final ReplyGrant MESSAGE = ReplyPolicy.GUIDE.message();

    @ParameterizedTest
    @CsvSource({"guide, 1, 3", "wechat-2025, 2, 5"})
    void grantsWhatWeChatDocuments(String name, int enter, int message) {
        ReplyPolicy policy = ReplyPolicy.PUBLISHED.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(policy.enter()).isEqualTo(new ReplyGrant(enter, Duration.ofMinutes(1)));
        assertThat(policy.message()).isEqualTo(new ReplyGrant(message, Duration.ofDays(2)));
    }

    @Test
    void isClosedBeforeTheUserDoesAnything() {
        assertThat(ReplyWindow.NEVER_OPENED.take(NOW)).isEqualTo(new Decision.Closed());
    }

    @Test
    void countsDownAndIsThenExhausted() {
        // Given
        var window = ReplyWindow.NEVER_OPENED.lifted(MESSAGE, NOW);

        // When
        var used = taken(taken(taken(window, NOW), NOW), NOW);

        // Then
        assertThat(used).isEqualTo(new ReplyWindow(0, NOW.plus(Duration.ofDays(2))));
        assertThat(used.take(NOW)).isEqualTo(new Decision.Exhausted());
    }

    @Test
    void isOpenUpToItsEndAndNotAtIt() {
        // Given
        var window = ReplyWindow.NEVER_OPENED.lifted(ENTER, NOW);
        var end = NOW.plusSeconds(60);

        // Then
        assertThat(window.take(end.minusMillis(1))).isInstanceOf(Decision.Taken.class);
        assertThat(window.take(end)).isEqualTo(new Decision.Closed());
    }

    @Test
    void isClosedRatherThanExhaustedAfterItsEnd() {
        // Given
        var used = taken(ReplyWindow.NEVER_OPENED.lifted(ENTER, NOW), NOW);

        // Then
        assertThat(used.take(NOW.plusSeconds(60))).isEqualTo(new Decision.Closed());
    }

    @Test
    void doesNotAddUp() {
        // Given
        var window = ReplyWindow.NEVER_OPENED.lifted(MESSAGE, NOW);

        // When
        var twice = window.lifted(MESSAGE, NOW.plusSeconds(10));

        // Then
        assertThat(twice).isEqualTo(new ReplyWindow(3, NOW.plusSeconds(10).plus(Duration.ofDays(2))));
    }

    @Test
    void neitherShrinksNorShortensWhenTheUserEnters() {
        // Given
        var window = taken(ReplyWindow.NEVER_OPENED.lifted(MESSAGE, NOW), NOW);

        // When
        var entered = window.lifted(ENTER, NOW.plusSeconds(10));

        // Then
        assertThat(entered).isEqualTo(new ReplyWindow(2, NOW.plus(Duration.ofDays(2))));
    }

    @Test
    void liftsTheCountAloneWhereTheTimeIsLonger() {
        // Given
        var used = taken(taken(taken(ReplyWindow.NEVER_OPENED.lifted(MESSAGE, NOW), NOW), NOW), NOW);

        // When
        var entered = used.lifted(ENTER, NOW.plusSeconds(10));

        // Then
        assertThat(entered).isEqualTo(new ReplyWindow(1, NOW.plus(Duration.ofDays(2))));
    }

    @Test
    void leavesNothingBehindOnceItHasEnded() {
        // Given
        var unused = ReplyWindow.NEVER_OPENED.lifted(MESSAGE, NOW);
        var later = NOW.plus(Duration.ofHours(49));

        // When
        var entered = unused.lifted(ENTER, later);

        // Then
        assertThat(entered).isEqualTo(new ReplyWindow(1, later.plusSeconds(60)));
    }

    private static ReplyWindow taken(ReplyWindow window, Instant now) {
        return switch (window.take(now)) {
            case Decision.Taken(var left) -> left;
            case Decision.Exhausted() -> throw new AssertionError("exhausted");
            case Decision.Closed() -> throw new AssertionError("closed");
        };
    }
}
