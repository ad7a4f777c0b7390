package io.zhike.agent.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.hours.OpeningHours.Opening;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When people receive. */
class OpeningHoursTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    /** 09:00 to 12:00 and 13:00 to 18:00 in China. */
    private static final OpeningHours SPLIT = new OpeningHours(
            false,
            List.of(
                    new Opening(Instant.parse("2026-11-23T01:00:00Z"), Instant.parse("2026-11-23T04:00:00Z")),
                    new Opening(Instant.parse("2026-11-23T05:00:00Z"), Instant.parse("2026-11-23T10:00:00Z"))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # moment               | open
            2026-11-23T00:59:59.99Z | false
            2026-11-23T01:00:00Z    | true
            2026-11-23T03:59:59.99Z | true
            2026-11-23T04:00:00Z    | false
            2026-11-23T05:00:00Z    | true
            2026-11-23T10:00:00Z    | false
            """)
    void isOpenFromTheFirstMomentOfASpanUntilItsEnd(Instant moment, boolean open) {
        assertThat(SPLIT.isOpen(moment)).isEqualTo(open);
    }

    @Test
    void isAlwaysOpenWhereNoHoursAreSet() {
        assertThat(OpeningHours.ALWAYS.isOpen(NOW)).isTrue();
    }

    @Test
    void isClosedWhereThereIsNoSpan() {
        assertThat(new OpeningHours(false, List.of()).isOpen(NOW)).isFalse();
    }
}
