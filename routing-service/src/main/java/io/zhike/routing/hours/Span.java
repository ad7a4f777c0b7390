package io.zhike.routing.hours;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A part of a day, as people write it.
 *
 * @param from {@code 09:00}
 * @param until {@code 18:00}, or {@code 24:00}; earlier than {@code from}: on the next day
 */
public record Span(
        @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d")
        String from,

        @NotNull @Pattern(regexp = "(([01]\\d|2[0-3]):[0-5]\\d)|24:00")
        String until) {

    static final int DAY = 24 * 60;

    /** Minutes since the day's beginning. */
    int start() {
        return minutes(from);
    }

    /** Minutes since the day's beginning; more than a day's where it ends on the next one. */
    int end() {
        int end = minutes(until);
        return end < start() ? end + DAY : end;
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    @Override
    public String toString() {
        return from + "-" + until;
    }
}
