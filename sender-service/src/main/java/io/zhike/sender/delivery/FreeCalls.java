package io.zhike.sender.delivery;

import io.micrometer.core.instrument.Counter;
import io.zhike.sender.breaker.Breaker;
import io.zhike.sender.rate.CallRate;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The calls of WeChat that one app may begin: as many as its concurrency, its rate and its breaker leave free. */
final class FreeCalls {

    /** So that a used up rate does not make a claim of each single reply. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

    /** What is free at a moment. */
    sealed interface Share {

        /** @param most taken, and to be given back where they are not used */
        record Some(int most) implements Share {}

        /** All calls are under way, or the breaker is open. */
        record None() implements Share {}

        /** Only the rate is in the way. */
        record Later(Duration pause) implements Share {}
    }

    private final int atATime;
    private final Semaphore free;
    private final CallRate rate;
    private final Breaker breaker;
    private final Counter rateReached;

    FreeCalls(int atATime, CallRate rate, Breaker breaker, Counter rateReached) {
        this.atATime = atATime;
        this.free = new Semaphore(atATime);
        this.rate = rate;
        this.breaker = breaker;
        this.rateReached = rateReached;
    }

    Share take() {
        int here = free.drainPermits();
        int most = switch (breaker.leave()) {
            case ALL -> here;
            case ONE -> here == atATime ? 1 : 0;
            case NONE -> 0;
        };
        int taken = most == 0 ? 0 : rate.take(most);
        free.release(here - taken);
        if (taken > 0) {
            return new Share.Some(taken);
        }
        return most == 0 ? new Share.None() : later();
    }

    private Share later() {
        rateReached.increment();
        Duration untilNext = rate.untilNext();
        return new Share.Later(untilNext.compareTo(SHORTEST_WAIT) > 0 ? untilNext : SHORTEST_WAIT);
    }

    void giveBack(int unused) {
        rate.giveBack(unused);
        free.release(unused);
    }

    /** One that was taken is over. */
    void end() {
        free.release();
    }

    /** Whether all are over in time; no other can begin then. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        return free.tryAcquire(atATime, longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
