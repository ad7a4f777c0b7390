package io.zhike.quota.policy;

import java.time.Duration;

/**
 * What one push grants.
 *
 * @param replies 1 or more
 * @param lasts from the push on
 */
public record Allowance(int replies, Duration lasts) {

    public Allowance {
        if (replies < 1 || !lasts.isPositive()) {
            throw new IllegalArgumentException("An allowance gives at least one reply and lasts");
        }
    }
}
