package io.zhike.agent.http;

import io.quarkiverse.resteasy.problem.validation.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Whole days, as a query asks for them.
 *
 * @param from the begin of the first; null where it has no begin
 * @param until the end of the last, which is not in it any more; null where it has no end
 */
public record Period(@Nullable Instant from, @Nullable Instant until) {

    /** The zone of days of which nothing else is said. */
    public static final String ZONE = "Asia/Shanghai";

    /**
     * From one day to another, both included.
     *
     * @param first such as {@code 2026-01-31}; null or empty where it has no begin
     * @param last as well; null or empty where it has no end
     * @param zone such as {@value #ZONE}
     */
    public static Period ofDays(@Nullable String first, @Nullable String last, String zone) {
        LocalDate from = day("from", first);
        LocalDate until = day("until", last);
        if (from != null && until != null && until.isBefore(from)) {
            throw Problems.invalid(Violation.In.query, "until", "is before from");
        }
        ZoneId id = zone(zone);
        return new Period(
                from == null ? null : from.atStartOfDay(id).toInstant(),
                until == null ? null : until.plusDays(1).atStartOfDay(id).toInstant());
    }

    private static @Nullable LocalDate day(String field, @Nullable String day) {
        try {
            LocalDate read = day == null || day.isEmpty() ? null : LocalDate.parse(day);
            if (read == null || read.getYear() >= 1 && read.getYear() < 10_000) {
                return read;
            }
        } catch (DateTimeParseException e) {
            // Told below, as one that the database does not take.
        }
        throw Problems.invalid(Violation.In.query, field, "is no day, such as 2026-01-31");
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Problems.invalid(Violation.In.query, "zone", "is no time zone, such as " + ZONE);
        }
    }
}
