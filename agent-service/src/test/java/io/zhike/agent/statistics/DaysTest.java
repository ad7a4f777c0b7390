package io.zhike.agent.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.http.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The days of which figures are told. */
class DaysTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");

    @Test
    void areThoseOfThePeriod() {
        // When
        Days days = days("2026-11-01", "2026-11-03", SHANGHAI);

        // Then
        assertThat(days.all())
                .containsExactly(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 3));
        assertThat(days.count()).isEqualTo(3);
        assertThat(days.from()).isEqualTo("2026-10-31T16:00:00Z");
        assertThat(days.until()).isEqualTo("2026-11-03T16:00:00Z");
        assertThat(days.begins()).isEqualTo("{2026-10-31T16:00:00Z,2026-11-01T16:00:00Z,2026-11-02T16:00:00Z}");
    }

    @Test
    void areThirtyToTodayWhereNothingIsSaid() {
        // When
        Days days = Days.of(new Period(null, null), SHANGHAI, NOW);

        // Then
        assertThat(days).isEqualTo(new Days(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 11, 24), SHANGHAI));
        assertThat(days.count()).isEqualTo(30);
    }

    @Test
    void areFewerThanOneWhereTheyBeginInTheFuture() {
        assertThat(Days.of(Period.ofDays("2026-11-26", null, "Asia/Shanghai"), SHANGHAI, NOW)
                        .count())
                .isLessThan(1);
    }

    @Test
    void beginWhereTheClockSaysSo() {
        // When the clocks of Berlin go back
        Days days = days("2026-10-25", "2026-10-26", ZoneId.of("Europe/Berlin"));

        // Then
        assertThat(days.begins()).isEqualTo("{2026-10-24T22:00:00Z,2026-10-25T23:00:00Z}");
    }

    private static Days days(String first, String last, ZoneId zone) {
        return Days.of(Period.ofDays(first, last, zone.getId()), zone, NOW);
    }
}
