package io.zhike.sender.wechat;

import java.time.Duration;

/**
 * How long to leave WeChat alone after it could not be reached or was busy: twice as long after each failure, up to a
 * limit, less up to half by chance so that those who failed together do not come back together.
 *
 * @param first the whole pause after one failure
 * @param longest the limit
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (!first.isPositive() || !longest.isPositive()) {
            throw new IllegalArgumentException("Not positive: " + first + ", " + longest);
        }
    }

    /**
     * @param failures in a row, at least 1
     * @param chance from 0 (the whole pause) to 1 (half of it)
     */
    public Duration after(int failures, double chance) {
        long doubled = 1L << Math.min(failures - 1, MOST_DOUBLINGS);
        double whole = Math.min((double) first.toMillis() * doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(whole * (1 - chance / 2)));
    }
}
