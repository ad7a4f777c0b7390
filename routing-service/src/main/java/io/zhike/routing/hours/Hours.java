package io.zhike.routing.hours;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.zhike.routing.fault.Distinct;
import io.zhike.routing.fault.Fault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An app's business hours. An extra day goes before a holiday, and a holiday before the week.
 *
 * @param zone of the times, {@code Asia/Shanghai} where left out
 * @param week null: always open
 * @param holidays none where left out
 * @param extraDays none where left out
 */
@JsonIgnoreProperties("warnings") // which the hours are answered with, and may come back with
public record Hours(
        String zone,
        @Nullable @Valid Week week,
        @Size(max = 200) List<@NotNull @Valid Holiday> holidays,
        @Size(max = 200) List<@NotNull @Valid ExtraDay> extraDays) {

    /** What a new app has. */
    public static final Hours ALWAYS = new Hours("Asia/Shanghai", null, List.of(), List.of());

    private static final Duration LOOKED_AHEAD = Duration.ofDays(366);

    public Hours {
        zone = zone == null ? "Asia/Shanghai" : zone;
        holidays = holidays == null ? List.of() : holidays;
        extraDays = extraDays == null ? List.of() : extraDays;
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    public boolean neverCloses() {
        return week == null;
    }

    public boolean isOpen(Instant moment) {
        return neverCloses()
                || openings(moment, moment.plusSeconds(1)).stream().anyMatch(opening -> opening.holds(moment));
    }

    /** When people receive next; empty where that is now, or not within a year. */
    public Optional<Instant> opensAfter(Instant moment) {
        return isOpen(moment)
                ? Optional.empty()
                : openings(moment, moment.plus(LOOKED_AHEAD)).stream()
                        .map(Opening::from)
                        .findFirst();
    }

    /** In their order, apart from each other, cut at both ends; none where it is always open. */
    public List<Opening> openings(Instant from, Instant until) {
        if (week == null) {
            return List.of();
        }
        LocalDate first = LocalDate.ofInstant(from, zoneId()).minusDays(1);
        LocalDate last = LocalDate.ofInstant(until, zoneId());
        List<Opening> openings = new ArrayList<>();
        first.datesUntil(last.plusDays(1))
                .flatMap(this::on)
                .filter(opening ->
                        opening.until().isAfter(from) && opening.from().isBefore(until))
                .map(opening -> new Opening(later(opening.from(), from), earlier(opening.until(), until)))
                .sorted(Comparator.comparing(Opening::from))
                .forEach(opening -> join(openings, opening));
        return openings;
    }

    /**
     * Stretches of more than 48 hours, now or within the next year, in which nobody receives: replies to who writes then
     * come too late. What the usual week has is there once, and what holidays and extra days make of it each time.
     */
    public List<Closure> closedTooLong(Instant now) {
        return neverCloses() ? List.of() : new Closures(this).tooLong(now, now.plus(LOOKED_AHEAD));
    }

    /** The usual week in words: 周一至周五 09:00-18:00，周六 10:00-16:00; empty where it is always open. */
    public String inWords() {
        return week == null ? "" : new WeekInWords(week).text();
    }

    private Stream<Opening> on(LocalDate day) {
        return spansOn(day).stream()
                .map(span -> new Opening(at(day, span.start()), at(day, span.end())))
                .filter(opening -> opening.from().isBefore(opening.until()));
    }

    private List<Span> spansOn(LocalDate day) {
        return extraDays.stream()
                .filter(extra -> extra.date().equals(day))
                .findFirst()
                .map(ExtraDay::spans)
                .orElseGet(() -> week == null || holidays.stream().anyMatch(holiday -> holiday.holds(day))
                        ? List.of()
                        : week.on(day.getDayOfWeek()));
    }

    private Instant at(LocalDate day, int minutes) {
        return day.plusDays(minutes / Span.DAY)
                .atStartOfDay()
                .plusMinutes(minutes % Span.DAY)
                .atZone(zoneId())
                .toInstant();
    }

    private static void join(List<Opening> openings, Opening next) {
        if (!openings.isEmpty() && !openings.getLast().until().isBefore(next.from())) {
            Opening last = openings.removeLast();
            openings.add(new Opening(last.from(), later(last.until(), next.until())));
        } else {
            openings.add(next);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** What contradicts itself. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (!isKnown(zone)) {
            faults.add(new Fault("zone", "is no time zone, as Asia/Shanghai is"));
        }
        if (week == null) {
            faults.addAll(withoutWeek("holidays", holidays));
            faults.addAll(withoutWeek("extraDays", extraDays));
        } else {
            faults.addAll(Fault.within("week", faultsIn(week)));
        }
        for (int place = 0; place < holidays.size(); place++) {
            if (holidays.get(place).until().isBefore(holidays.get(place).from())) {
                faults.add(new Fault("holidays[%d].until".formatted(place), "is before its first day"));
            }
        }
        faults.addAll(Fault.within("extraDays", Distinct.by(ExtraDay::date, "date", extraDays)));
        for (int place = 0; place < extraDays.size(); place++) {
            faults.addAll(Fault.within(
                    "extraDays[%d].spans".formatted(place),
                    SpanFaults.in(extraDays.get(place).spans(), List.of())));
        }
        return faults;
    }

    private static List<Fault> withoutWeek(String field, List<?> days) {
        return days.isEmpty()
                ? List.of()
                : List.of(new Fault(field, "has no effect without a week: people always receive then"));
    }

    private static List<Fault> faultsIn(Week week) {
        List<Fault> faults = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            faults.addAll(Fault.within(
                    day.name().toLowerCase(Locale.ROOT), SpanFaults.in(week.on(day), week.on(day.minus(1)))));
        }
        return faults;
    }

    private static boolean isKnown(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
