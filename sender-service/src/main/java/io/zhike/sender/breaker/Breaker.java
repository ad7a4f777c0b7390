package io.zhike.sender.breaker;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.zhike.sender.wechat.Backoff;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Lets one app's calls of WeChat through while they go well. After {@value #FAILURES} failures among the last
 * {@value #CALLS} calls it opens and lets none through; after a pause one call tries, and closes it or opens it for a
 * longer pause.
 *
 * <p>It opens that early because the two mistakes cost so differently: a pause too many delays replies by seconds, a call
 * too many may be a reply of which nobody ever knows whether its user has it. One failure among good calls, as when a kept
 * connection ends under a request, opens nothing.
 */
public final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);
    private static final int CALLS = 5;
    private static final int FAILURES = 3;

    /** What may begin now. */
    public enum Leave {
        ALL,
        /** One, while no other is under way. */
        ONE,
        NONE
    }

    private final String appId;
    private final Backoff pauses;
    private final Clock clock;
    private final Guard guard;
    private CircuitBreakerState state = CircuitBreakerState.CLOSED;
    private int openings;
    private Instant tryFrom = Instant.MIN;

    /** @param pauses before each try */
    public Breaker(String appId, Backoff pauses, Clock clock) {
        this.appId = appId;
        this.pauses = pauses;
        this.clock = clock;
        this.guard = Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(CALLS)
                .failureRatio((double) FAILURES / CALLS)
                // The shortest pause there is; what is longer is waited out here.
                .delay(pauses.after(1, 1).toMillis(), ChronoUnit.MILLIS)
                .onStateChange(this::become)
                .done()
                .build();
    }

    /** Makes the call, unless it is open. */
    public <T> T call(Supplier<T> call, Predicate<T> isFailure, T whenOpen) {
        AtomicReference<T> result = new AtomicReference<>(whenOpen);
        try {
            guard.get(
                    () -> {
                        T made = call.get();
                        result.set(made);
                        if (isFailure.test(made)) {
                            throw new FailedCallException();
                        }
                        return true;
                    },
                    Boolean.class);
        } catch (FailedCallException | CircuitBreakerOpenException _) {
            // The result tells it.
        }
        return Objects.requireNonNull(result.get());
    }

    public synchronized Leave leave() {
        return switch (state) {
            case CLOSED -> Leave.ALL;
            case OPEN -> Leave.NONE;
            case HALF_OPEN -> clock.instant().isBefore(tryFrom) ? Leave.NONE : Leave.ONE;
        };
    }

    synchronized boolean isClosed() {
        return state == CircuitBreakerState.CLOSED;
    }

    private synchronized void become(CircuitBreakerState next) {
        state = next;
        switch (next) {
            case OPEN -> {
                openings++;
                tryFrom = clock.instant()
                        .plus(pauses.after(openings, ThreadLocalRandom.current().nextDouble()));
                if (openings == 1) {
                    LOG.warnf("Calls of WeChat go wrong; the app's replies wait. app=%s", appId);
                }
            }
            case HALF_OPEN -> {}
            case CLOSED -> {
                openings = 0;
                LOG.infof("Calls of WeChat go well again. app=%s", appId);
            }
        }
    }

    private static final class FailedCallException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FailedCallException() {
            super(null, null, false, false);
        }
    }
}
