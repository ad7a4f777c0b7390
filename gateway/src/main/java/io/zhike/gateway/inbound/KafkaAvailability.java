package io.zhike.gateway.inbound;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether Kafka takes pushes, as the pushes themselves show: it is away once one was not taken and no other was taken
 * since that one arrived. While a part of Kafka fails and the rest works it is therefore not away. Times are those of
 * {@link System#nanoTime()}. Safe for use by many threads.
 */
final class KafkaAvailability {

    private static final Duration SHORTEST_ABSENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(30);

    private final AtomicBoolean away = new AtomicBoolean(true);
    private volatile long acknowledgedAt;
    private volatile Duration absence = SHORTEST_ABSENCE;

    KafkaAvailability(long now) {
        acknowledgedAt = now;
    }

    boolean isAway() {
        return away.get();
    }

    /**
     * Kafka took a push.
     *
     * @return whether that ends its absence
     */
    boolean acknowledged(long now) {
        acknowledgedAt = now;
        absence = SHORTEST_ABSENCE;
        return away.get() && away.compareAndSet(true, false);
    }

    /**
     * Kafka did not take a push.
     *
     * @return whether its absence begins with that
     */
    boolean notTaken(long arrivedAt) {
        return acknowledgedAt - arrivedAt < 0 && away.compareAndSet(false, true);
    }

    /**
     * Kafka can be reached, and its topic has all that a push needs.
     *
     * @return whether that ends its absence
     */
    boolean reached() {
        return away.compareAndSet(true, false);
    }

    /**
     * How long an absence that begins now lasts before anybody asks whether it is over, if no push shows it earlier. It
     * grows while Kafka can be reached and yet takes nothing, so that the gateway does not waver between the two.
     */
    Duration absence() {
        var shortest = absence;
        var doubled = shortest.multipliedBy(2);
        absence = doubled.compareTo(LONGEST_ABSENCE) < 0 ? doubled : LONGEST_ABSENCE;
        return shortest;
    }
}
