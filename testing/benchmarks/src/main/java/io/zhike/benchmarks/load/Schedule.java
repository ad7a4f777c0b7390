package io.zhike.benchmarks.load;

import java.time.Duration;

/**
 * When each request of an open loop is to be sent, by {@link System#nanoTime()}: evenly, whatever becomes of the earlier
 * ones.
 *
 * @param count how many requests there are in all
 */
record Schedule(long start, long perSecond, long count) {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    static Schedule of(long start, long perSecond, Duration duration) {
        return new Schedule(start, perSecond, perSecond * duration.toMillis() / 1_000);
    }

    /** When that request is to be sent; the first one has the number 0. */
    long intended(long number) {
        return start + number * SECOND / perSecond;
    }

    /** How many are to have been sent by then. */
    long due(long now) {
        if (now < start) {
            return 0;
        }
        return Math.min(count, (now - start) * perSecond / SECOND + 1);
    }
}
