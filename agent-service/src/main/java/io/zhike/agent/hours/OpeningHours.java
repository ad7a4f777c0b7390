package io.zhike.agent.hours;

import java.time.Instant;
import java.util.List;

/**
 * When people receive an app's users, for two weeks from when it was told.
 *
 * @param alwaysOpen no hours are set
 * @param openings in their order, not overlapping; empty where it is always open, or never
 */
public record OpeningHours(boolean alwaysOpen, List<Opening> openings) {

    /** No hours are set. */
    public static final OpeningHours ALWAYS = new OpeningHours(true, List.of());

    /**
     * A span of time in which people receive.
     *
     * @param until the first moment after it
     */
    public record Opening(Instant from, Instant until) {

        private boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    public OpeningHours {
        openings = List.copyOf(openings);
    }

    /** Whether people receive then. */
    public boolean isOpen(Instant moment) {
        return alwaysOpen || openings.stream().anyMatch(opening -> opening.holds(moment));
    }
}
