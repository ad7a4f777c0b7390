package io.zhike.quota.window;

import io.zhike.events.quota.Spent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply window as it is shown.
 *
 * @param remaining replies that may still be sent until {@code expiresAt}, 0 or more
 * @param granted what the grant in force gave; 0 where the user has pushed nothing
 * @param spent who took what of it
 * @param expiresAt when the window closes or closed; null where it has never been open
 * @param version rises with every change of what stands here, also over the erasure of the user; 0 before the first
 */
record Quota(
        int remaining, int granted, Spent spent, @Nullable Instant expiresAt, long version) {

    /** What is shown of a user who has pushed nothing. */
    static final Quota NEVER_OPENED = new Quota(0, 0, Spent.NOTHING, null, 0);
}
