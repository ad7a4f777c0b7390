package io.zhike.quota.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which figures count when. A window that is open when they change keeps what it was granted.
 *
 * @param first those that count until the first change
 * @param changes in their order
 */
public record Timetable(Figures first, List<FiguresChange> changes) {

    public Timetable {
        changes = changes.stream()
                .sorted(Comparator.comparing(FiguresChange::from))
                .toList();
    }

    /** The figures that never change. */
    public static Timetable of(Figures figures) {
        return new Timetable(figures, List.of());
    }

    /** Those of what a user does at that time. */
    public Figures at(Instant time) {
        return changes.stream()
                .filter(change -> !time.isBefore(change.from()))
                .reduce((_, later) -> later)
                .map(FiguresChange::figures)
                .orElse(first);
    }

    /** The changes that are still to come. */
    List<FiguresChange> after(Instant time) {
        return changes.stream().filter(change -> time.isBefore(change.from())).toList();
    }
}
