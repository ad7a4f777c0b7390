package io.zhike.agent.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** In which stretches of time is looked for. */
class SliceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    @Test
    void areFewHoweverFarTheyReach() {
        // When
        List<Slice> slices = Slice.between(Instant.EPOCH, END, NOW);

        // Then
        assertThat(slices).hasSizeLessThan(10);
        assertThat(slices.getFirst()).isEqualTo(new Slice(NOW.minus(Duration.ofDays(1)), END));
        assertThat(slices.get(1).from()).isEqualTo(NOW.minus(Duration.ofDays(5)));
    }

    @Test
    void areOneWhereNoMoreIsAskedFor() {
        Instant hourAgo = NOW.minusSeconds(3600);
        assertThat(Slice.between(hourAgo, NOW, NOW)).containsExactly(new Slice(hourAgo, NOW));
    }

    @Property
    void leaveNothingOutAndTakeNothingTwice(
            @ForAll @LongRange(max = 100_000_000_000L) long from,
            @ForAll @LongRange(min = 1, max = 9_000_000_000L) long length) {
        // Given
        Instant begin = Instant.EPOCH.plusSeconds(from);
        Instant end = begin.plusSeconds(length);

        // When
        List<Slice> slices = Slice.between(begin, end, NOW);

        // Then
        assertThat(slices.getFirst().until()).isEqualTo(end);
        assertThat(slices.getLast().from()).isEqualTo(begin);
        for (int i = 1; i < slices.size(); i++) {
            assertThat(slices.get(i).until()).isEqualTo(slices.get(i - 1).from());
        }
        assertThat(slices).allMatch(slice -> slice.from().isBefore(slice.until()));
    }
}
