package io.zhike.agent.webhook;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.zhike.agent.background.Background;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Sends what is due, few things to an endpoint at a time, so that one that hangs keeps none of the others waiting. */
@ApplicationScoped
class DeliveryLanes {

    private static final Logger LOG = Logger.getLogger(DeliveryLanes.class);
    private static final int AT_A_TIME = 8;

    private final Background background;
    private final Deliveries deliveries;
    private final SendDelivery sendDelivery;
    private final Map<UUID, Semaphore> freeByEndpoint = new ConcurrentHashMap<>();
    private final Duration lease;

    DeliveryLanes(Background background, Deliveries deliveries, SendDelivery sendDelivery, WebhookConfig config) {
        this.background = background;
        this.deliveries = deliveries;
        this.sendDelivery = sendDelivery;
        // A call, and whatever delays what is noted before and after it.
        this.lease = config.timeout().multipliedBy(3);
    }

    /** Something may be due. */
    void wake() {
        background.run(this::look);
    }

    @Scheduled(every = "{zhike.webhook.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        wake();
    }

    private void look() {
        deliveries.dueEndpoints().forEach(this::start);
    }

    private void start(UUID endpoint) {
        Semaphore free = freeByEndpoint.computeIfAbsent(endpoint, _ -> new Semaphore(AT_A_TIME));
        int most = free.drainPermits();
        List<Claim> claims = List.of();
        try {
            if (most > 0) {
                claims = deliveries.claim(endpoint, most, lease);
            }
        } finally {
            free.release(most - claims.size());
        }
        claims.forEach(claim -> background.run(() -> send(claim, free)));
    }

    private void send(Claim claim, Semaphore free) {
        try {
            sendDelivery.send(claim);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "A webhook's attempt broke off; it is made again. webhook=%s cause=%s",
                    claim.endpointId(), e.getClass().getSimpleName());
        } finally {
            free.release();
        }
        start(claim.endpointId());
    }
}
