package io.zhike.routing.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the stretches in which nobody receives for too long. */
record Closures(Hours hours) {

    /** WeChat's window for an answer: who writes at the beginning of a longer stretch gets none. */
    private static final Duration WINDOW = Duration.ofHours(48);

    /** Whatever the usual week has begins and ends within two of them. */
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    /** By the zone's clock, whatever the week. */
    private record Weekly(DayOfWeek day, LocalTime from, Duration length) {}

    /** Those that end after a moment and begin before another one, in their order; those of the usual week once. */
    List<Closure> tooLong(Instant after, Instant before) {
        Set<Weekly> usual = new Closures(new Hours(hours.zone(), hours.week(), List.of(), List.of()))
                .all(after, after.plus(TWO_WEEKS)).stream().map(this::weekly).collect(Collectors.toSet());
        Set<Weekly> told = new HashSet<>();
        List<Closure> tooLong = new ArrayList<>();
        for (Opening closed : all(after, before)) {
            Weekly weekly = weekly(closed);
            boolean everyWeek = usual.contains(weekly);
            if (told.add(weekly) || !everyWeek) {
                tooLong.add(new Closure(closed.from(), closed.until(), everyWeek));
            }
        }
        return tooLong;
    }

    /** From when people last received, or from {@code after} where that is weeks ago. */
    private List<Opening> all(Instant after, Instant before) {
        List<Opening> closed = new ArrayList<>();
        Instant end = after;
        for (Opening opening : hours.openings(after.minus(TWO_WEEKS), before.plus(TWO_WEEKS))) {
            closed.add(new Opening(end, opening.from()));
            end = opening.until();
        }
        closed.add(new Opening(end, before));
        return closed.stream()
                .filter(one -> one.until().isAfter(after) && one.from().isBefore(before))
                .filter(one -> Duration.between(one.from(), one.until()).compareTo(WINDOW) > 0)
                .toList();
    }

    private Weekly weekly(Opening closed) {
        LocalDateTime from = LocalDateTime.ofInstant(closed.from(), hours.zoneId());
        LocalDateTime until = LocalDateTime.ofInstant(closed.until(), hours.zoneId());
        return new Weekly(from.getDayOfWeek(), from.toLocalTime(), Duration.between(from, until));
    }
}
