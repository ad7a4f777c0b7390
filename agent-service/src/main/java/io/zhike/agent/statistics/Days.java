package io.zhike.agent.statistics;

import io.zhike.agent.http.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Days one after the other, both ends included.
 *
 * @param zone at whose midnights they begin
 */
record Days(LocalDate first, LocalDate last, ZoneId zone) {

    /** As many as are counted at once. */
    static final int MOST = 92;

    /** Where the first is not said. */
    private static final int WITHOUT_BEGIN = 30;

    /** Those of a period; one without an end goes to today, one without a begin has 30 days. */
    static Days of(Period period, ZoneId zone, Instant now) {
        Instant until = period.until();
        LocalDate last = LocalDate.ofInstant(until == null ? now : until.minusMillis(1), zone);
        Instant from = period.from();
        LocalDate first = from == null ? last.minusDays(WITHOUT_BEGIN - 1L) : LocalDate.ofInstant(from, zone);
        return new Days(first, last, zone);
    }

    /** How many; less than one where the end is before the begin. */
    long count() {
        return first.until(last, ChronoUnit.DAYS) + 1;
    }

    List<LocalDate> all() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    Instant from() {
        return begin(first);
    }

    /** The end of the last, which is not in it any more. */
    Instant until() {
        return begin(last.plusDays(1));
    }

    /** When each begins, as an array of PostgreSQL: its zones are not those of Java. */
    String begins() {
        return all().stream().map(this::begin).map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
