package io.zhike.routing.reception;

import io.zhike.routing.hours.Hours;
import io.zhike.routing.hours.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When people receive, as agent-service needs it.
 *
 * @param openings from an hour ago on for two weeks, in their order; none where it is always open
 */
record Openings(boolean alwaysOpen, List<Opening> openings) {

    private static final Duration AHEAD = Duration.ofDays(14);

    /** Whoever asks may have a clock that is behind ours. */
    private static final Duration BEFORE = Duration.ofHours(1);

    static Openings of(Hours hours, Instant now) {
        return new Openings(hours.neverCloses(), hours.openings(now.minus(BEFORE), now.plus(AHEAD)));
    }
}
