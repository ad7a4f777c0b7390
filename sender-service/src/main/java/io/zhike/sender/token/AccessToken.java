package io.zhike.sender.token;

import java.time.Duration;
import java.time.Instant;

/**
 * What WeChat wants to see with every call.
 *
 * @param value the token itself; in no log, error, metric or trace
 * @param grantedAt when WeChat gave it to us
 * @param expiresAt when it ends; in its last 5 minutes WeChat gives out the next one and takes both
 */
public record AccessToken(String value, Instant grantedAt, Instant expiresAt) {

    /** Within WeChat's 5 minutes of two tokens, with a minute to spare for clocks that differ. */
    private static final Duration REFRESHED_AHEAD = Duration.ofMinutes(4);

    public AccessToken {
        if (!expiresAt.isAfter(grantedAt)) {
            throw new IllegalArgumentException("A token of %s has ended at %s".formatted(grantedAt, expiresAt));
        }
    }

    boolean isValidAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** When to ask for the next one; not at once where this one was given out in its last minutes. */
    Instant refreshAt() {
        Instant ahead = expiresAt.minus(REFRESHED_AHEAD);
        Instant halfway = grantedAt.plus(Duration.between(grantedAt, expiresAt).dividedBy(2));
        return ahead.isAfter(halfway) ? ahead : halfway;
    }

    @Override
    public String toString() {
        return "AccessToken[value=***, grantedAt=" + grantedAt + ", expiresAt=" + expiresAt + "]";
    }
}
