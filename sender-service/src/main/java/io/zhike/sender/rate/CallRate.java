package io.zhike.sender.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** One app's calls per second. Those of a second in which it makes none may be made in the next, and no more. */
public final class CallRate {

    private final Bucket bucket;

    /**
     * @param perSecond at least 1
     * @param time goes on evenly, whatever becomes of the clock
     */
    public CallRate(int perSecond, TimeMeter time) {
        bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Takes the calls that may be made now, at most so many. */
    public int take(int most) {
        return (int) bucket.tryConsumeAsMuchAsPossible(most);
    }

    /** Some that were taken are not made. */
    public void giveBack(int unused) {
        if (unused > 0) {
            bucket.addTokens(unused);
        }
    }

    /** Until a call may be made; zero where one may be made now. */
    public Duration untilNext() {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }
}
