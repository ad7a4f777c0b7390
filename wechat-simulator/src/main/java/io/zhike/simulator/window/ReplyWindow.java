package io.zhike.simulator.window;

import java.time.Instant;

/**
 * How many messages a mini program may still send to one user, and until when. Grants do not add up: an action lifts
 * the count and the time to the larger of what is left and what it grants.
 */
public record ReplyWindow(int remaining, Instant expiresAt) {

    /** The window of a user who has done nothing yet. */
    public static final ReplyWindow NEVER_OPENED = new ReplyWindow(0, Instant.EPOCH);

    public boolean isOpen(Instant now) {
        return now.isBefore(expiresAt);
    }

    public ReplyWindow lifted(ReplyGrant grant, Instant now) {
        var left = isOpen(now) ? remaining : 0;
        var until = now.plus(grant.window());
        return new ReplyWindow(Math.max(left, grant.count()), until.isAfter(expiresAt) ? until : expiresAt);
    }

    /** Decides on one more message. */
    public Decision take(Instant now) {
        if (!isOpen(now)) {
            return new Decision.Closed();
        }
        if (remaining == 0) {
            return new Decision.Exhausted();
        }
        return new Decision.Taken(new ReplyWindow(remaining - 1, expiresAt));
    }

    public sealed interface Decision {

        record Taken(ReplyWindow left) implements Decision {}

        record Exhausted() implements Decision {}

        record Closed() implements Decision {}
    }
}
