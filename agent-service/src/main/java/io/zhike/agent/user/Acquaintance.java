package io.zhike.agent.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a user came, and how often, by the times at which their pushes were received.
 *
 * @param firstSeenAt when they first wrote or entered; null where they have done neither
 * @param lastSeenAt when they last did; null as well
 * @param lastVisitAt when they last entered; null where they never did
 * @param visits how many times they entered
 * @param sessionFrom what the mini program's page gave the button, the last time that one gave anything; null where none
 *     did
 */
public record Acquaintance(
        @Nullable Instant firstSeenAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant lastVisitAt,
        long visits,
        @Nullable String sessionFrom) {}
