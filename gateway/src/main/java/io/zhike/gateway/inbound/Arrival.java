package io.zhike.gateway.inbound;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;

/**
 * When a push reached the gateway.
 *
 * @param at by the gateway's clock, as the event tells it
 * @param nanos by {@link System#nanoTime()}, for what is counted from it
 * @param trace the trace that the request belongs to
 */
public record Arrival(Instant at, long nanos, Context trace) {

    public static Arrival now(Instant at, Context trace) {
        return new Arrival(at, System.nanoTime(), trace);
    }

    /** The time since then. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
