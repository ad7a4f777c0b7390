package io.zhike.sender.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One app's calls per second. Those of a second in which it makes none may be made in the next, and no more. */
public final class CallRate {

    private final Bucket bucket;

    /** @param perSecond at least 1 */
    public CallRate(int perSecond, Clock clock) {
        bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(new TimeOf(clock))
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

    private static final class TimeOf implements TimeMeter {

        private final Clock clock;

        TimeOf(Clock clock) {
            this.clock = clock;
        }

        @Override
        public long currentTimeNanos() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
