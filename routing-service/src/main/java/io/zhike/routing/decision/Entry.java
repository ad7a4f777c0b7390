package io.zhike.routing.decision;

import java.time.Duration;
import java.time.Instant;

/**
 * That a user came from a page that a rule is about.
 *
 * @param rule its id
 */
public record Entry(String rule, Instant at) {

    /** Who writes later no longer writes about that page. */
    private static final Duration COUNTS = Duration.ofMinutes(30);

    boolean counts(Instant now) {
        return now.isBefore(at.plus(COUNTS));
    }
}
