package io.zhike.agent.user;

import java.time.Instant;

/**
 * What may still be sent to a user.
 *
 * @param remaining replies, 0 or more
 * @param expiresAt when the window closes, or closed
 */
public record Quota(int remaining, Instant expiresAt) {

    static Quota at(Instant now, int remaining, Instant expiresAt) {
        return new Quota(now.isBefore(expiresAt) ? remaining : 0, expiresAt);
    }
}
