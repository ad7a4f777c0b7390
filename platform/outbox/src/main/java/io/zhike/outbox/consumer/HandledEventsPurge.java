package io.zhike.outbox.consumer;

import io.quarkus.scheduler.Scheduled;
import io.zhike.outbox.OutboxConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets the ids of long-taken events, in bounded transactions; replicas that do it at once share the work. */
@ApplicationScoped
class HandledEventsPurge {

    private final HandledEvents handled;
    private final OutboxConfig config;

    HandledEventsPurge(HandledEvents handled, OutboxConfig config) {
        this.handled = handled;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        int forgotten;
        do {
            forgotten = handled.purge(config.handledKept());
        } while (forgotten > 0);
    }
}
