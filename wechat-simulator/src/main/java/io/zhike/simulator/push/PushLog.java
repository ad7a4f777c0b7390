package io.zhike.simulator.push;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The last 10,000 attempts. */
@Singleton
class PushLog {

    static final int CAPACITY = 10_000;

    private final Deque<PushAttempt> attempts = new ArrayDeque<>();
    private long last;

    /** @param numbered makes the attempt that has the number */
    synchronized PushAttempt add(LongFunction<PushAttempt> numbered) {
        if (attempts.size() == CAPACITY) {
            attempts.removeFirst();
        }
        var attempt = numbered.apply(++last);
        attempts.addLast(attempt);
        return attempt;
    }

    /** The oldest first. */
    synchronized List<PushAttempt> find(Predicate<PushAttempt> wanted, int limit) {
        return attempts.stream().filter(wanted).limit(limit).toList();
    }
}
