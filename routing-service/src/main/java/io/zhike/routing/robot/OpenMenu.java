package io.zhike.routing.robot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user was last offered to choose from.
 *
 * @param menu a menu of the tree, by id; null where questions were offered
 * @param questions the questions that were offered, by id; none where it is a menu
 * @param shownAt when
 */
public record OpenMenu(@Nullable String menu, List<String> questions, Instant shownAt) {

    /** A number that comes later is no longer meant for it. */
    private static final Duration STAYS_OPEN = Duration.ofMinutes(10);

    boolean isOpen(Instant now) {
        return now.isBefore(shownAt.plus(STAYS_OPEN));
    }
}
