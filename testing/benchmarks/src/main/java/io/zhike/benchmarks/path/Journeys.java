package io.zhike.benchmarks.path;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Sends messages through a chain and takes the time of each one, from when it was to be sent until it arrives. */
final class Journeys {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Chain chain;
    private final Map<String, Deque<Long>> underWay = new ConcurrentHashMap<>();
    private final AtomicLong arrived = new AtomicLong();
    private volatile Histogram micros = new ConcurrentHistogram(3);

    Journeys(Chain chain) {
        this.chain = chain;
        chain.onArrival(this::arrive);
    }

    private void arrive(String user) {
        var begun = underWay.computeIfAbsent(user, one -> new ConcurrentLinkedDeque<>())
                .poll();
        if (begun != null) {
            micros.recordValue((System.nanoTime() - begun) / 1_000);
            arrived.incrementAndGet();
        }
    }

    private void begin(String user, long intended) {
        underWay.computeIfAbsent(user, one -> new ConcurrentLinkedDeque<>()).add(intended);
        chain.send(user);
    }

    /**
     * Messages of the users in turn, never more than a few of them under way: however slow a system is that has just
     * started, it does not fall behind.
     */
    void closedLoop(List<String> users, int count, int width) {
        var before = arrived.get();
        for (var number = 0; number < count; number++) {
            awaitArrivals(before + number - width + 1);
            begin(users.get(number % users.size()), System.nanoTime());
        }
        awaitArrivals(before + count);
    }

    /** One message of each user, the next one when the last one has arrived and a pause is over. */
    Histogram oneByOne(List<String> users, Duration pause) {
        micros = new ConcurrentHistogram(3);
        for (var user : users) {
            var before = arrived.get();
            begin(user, System.nanoTime());
            awaitArrivals(before + 1);
            LockSupport.parkNanos(pause.toNanos());
        }
        return micros;
    }

    /** A message's way by the wall clock. */
    record Journey(String user, long begunMillis, long arrivedMillis) {}

    /** As {@link #oneByOne}, each with its times. */
    List<Journey> timedOneByOne(List<String> users, Duration pause) {
        return users.stream()
                .map(user -> {
                    var begun = System.currentTimeMillis();
                    oneByOne(List.of(user), Duration.ZERO);
                    var arrived = System.currentTimeMillis();
                    LockSupport.parkNanos(pause.toNanos());
                    return new Journey(user, begun, arrived);
                })
                .toList();
    }

    /**
     * Messages of the users in turn at a fixed rate, whatever becomes of the earlier ones.
     *
     * @param backlog how many were under way when the last one was sent
     * @param micros the time of each one
     */
    record Load(int perSecond, long sent, long backlog, Histogram micros) {

        /** Whether what is under way at the end is not a queue: less than is sent in half a second. */
        boolean isSustained() {
            return backlog <= Math.max(20, perSecond / 2);
        }
    }

    Load openLoop(List<String> users, int perSecond, Duration duration) {
        micros = new ConcurrentHistogram(3);
        var before = arrived.get();
        var count = perSecond * duration.toMillis() / 1_000;
        var start = System.nanoTime();
        for (long number = 0; number < count; number++) {
            var intended = start + number * 1_000_000_000L / perSecond;
            for (var early = intended - System.nanoTime(); early > 0; early = intended - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            begin(users.get((int) (number % users.size())), intended);
        }
        var backlog = count - (arrived.get() - before);
        awaitArrivals(before + count);
        return new Load(perSecond, count, backlog, micros);
    }

    private void awaitArrivals(long number) {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (arrived.get() < number) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("%d messages have not arrived after %d s"
                        .formatted(number - arrived.get(), PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(500_000);
        }
    }
}
