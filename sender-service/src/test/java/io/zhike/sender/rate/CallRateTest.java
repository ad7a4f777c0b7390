package io.zhike.sender.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.sender.TestClock;
import io.zhike.sender.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();

    @Test
    void givesWhatIsLeftOfASecond() {
        // Given
        var rate = new CallRate(10, new TestTime(clock));

        // When
        int first = rate.take(7);
        int second = rate.take(7);

        // Then
        assertThat(first).isEqualTo(7);
        assertThat(second).isEqualTo(3);
        assertThat(rate.untilNext()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whatIsGivenBackMayBeTakenAgain() {
        // Given
        var rate = new CallRate(10, new TestTime(clock));
        rate.take(10);

        // When
        rate.giveBack(4);

        // Then
        assertThat(rate.untilNext()).isZero();
        assertThat(rate.take(10)).isEqualTo(4);
    }

    @Test
    void savesNoMoreThanASecond() {
        // Given
        var rate = new CallRate(10, new TestTime(clock));

        // When
        clock.advance(Duration.ofHours(1));

        // Then
        assertThat(rate.take(100)).isEqualTo(10);
    }

    @Property
    void noSecondHasMoreThanTheRateAndWhatWasSaved(
            @ForAll @IntRange(min = 1, max = 100) int perSecond,
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 0, max = 700) Integer> pausesInMillis,
            @ForAll @IntRange(min = 1, max = 100) int atATime) {
        // Given
        var rate = new CallRate(perSecond, new TestTime(clock));
        List<Instant> calls = new ArrayList<>();

        // When
        for (int pause : pausesInMillis) {
            clock.advance(Duration.ofMillis(pause));
            for (int taken = rate.take(atATime); taken > 0; taken--) {
                calls.add(clock.instant());
            }
        }

        // Then
        assertThat(calls)
                .allSatisfy(begin -> assertThat(calls.stream()
                                .filter(call -> !call.isBefore(begin) && call.isBefore(begin.plus(SECOND)))
                                .count())
                        .isLessThanOrEqualTo(2L * perSecond));
    }
}
