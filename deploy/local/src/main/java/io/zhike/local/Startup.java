package io.zhike.local;

import io.zhike.embedded.EngineException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/** Starts parts side by side and takes their times; the first that fails or dies ends it. */
final class Startup {

    /** More at once than that keep each other from starting within the time that they give one another. */
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors() + 1;

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final BiConsumer<Part, Duration> isUp;
    private final CompletableFuture<StackException> death;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Map<Part, Duration> times = new ConcurrentHashMap<>();

    /**
     * @param isUp hears of every part that started, and of the time it took
     * @param death completes when a part ended that ran
     */
    Startup(BiConsumer<Part, Duration> isUp, CompletableFuture<StackException> death) {
        this.isUp = isUp;
        this.death = death;
    }

    /**
     * Returns when all of them have started.
     *
     * @throws StackException where one does not, or a part dies meanwhile; others may still be starting then
     */
    void run(Map<Part, Runnable> starts) {
        var failure = new CompletableFuture<Void>();
        var all = CompletableFuture.allOf(starts.entrySet().stream()
                .map(start -> CompletableFuture.runAsync(() -> inTurn(start.getKey(), start.getValue()), THREADS))
                .map(start -> start.whenComplete((_, e) -> {
                    if (e != null) {
                        failure.completeExceptionally(e);
                    }
                }))
                .toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failure, death).join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case StackException known -> known;
                case EngineException known -> new StackException(String.valueOf(known.getMessage()), known);
                case null, default -> new StackException("The system did not start: " + e.getCause(), e);
            };
        }
        if (death.isDone()) {
            throw death.join();
        }
    }

    private void inTurn(Part part, Runnable start) {
        turns.acquireUninterruptibly();
        try {
            long begun = System.nanoTime();
            start.run();
            if (!death.isDone()) {
                var time = Duration.ofNanos(System.nanoTime() - begun);
                times.put(part, time);
                isUp.accept(part, time);
            }
        } finally {
            turns.release();
        }
    }

    /** How long each part took that has started. */
    Map<Part, Duration> times() {
        return Map.copyOf(times);
    }
}
