package io.zhike.agent.webhook;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what was sent long ago, in bounded transactions; replicas that do it at once share the work. */
@ApplicationScoped
class DeliverySweep {

    private final Deliveries deliveries;

    DeliverySweep(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        int forgotten;
        do {
            forgotten = deliveries.purge();
        } while (forgotten > 0);
    }
}
