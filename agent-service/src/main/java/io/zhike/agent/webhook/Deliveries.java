package io.zhike.agent.webhook;

import io.zhike.agent.http.Page;
import io.zhike.agent.webhook.RetryRule.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What endpoints are sent and were sent, for all replicas. */
@ApplicationScoped
class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final int PURGED_AT_A_TIME = 1_000;

    private final Session database;
    private final WebhookConfig config;
    private final RetryRule retries;
    private final Clock clock;

    Deliveries(Session database, WebhookConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.retries = new RetryRule(config.retryAfter());
        this.clock = clock;
    }

    /** Within the batch's transaction: one for each endpoint that wants it, none that there is already. */
    void add(UUID eventId, String appId, Payload payload, String body) {
        database.createNativeMutationQuery("""
                        insert into webhook_delivery
                            (id, endpoint_id, type, happened_at, body, due_at, created_at)
                        select concat(:event, '_', id), id, :type, :happened, :body, :now, :now from webhook_endpoint
                        where app_id = :app and enabled and :type = any (event_types)
                        on conflict do nothing
                        """)
                .setParameter("event", eventId.toString())
                .setParameter("app", appId)
                .setParameter("type", payload.type())
                .setParameter("happened", payload.timestamp())
                .setParameter("body", body)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** The endpoints for which something is due. */
    @Transactional
    List<UUID> dueEndpoints() {
        return database.createNativeQuery("""
                        select id from webhook_endpoint e where enabled and exists (
                            select 1 from webhook_delivery
                            where endpoint_id = e.id and state = 'PENDING' and due_at <= :now)
                        """, UUID.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Some of what is due for an endpoint, what is due longest first. Nobody else takes it before the lease ends. */
    @Transactional
    List<Claim> claim(UUID endpointId, int most, Duration lease) {
        EndpointRow endpoint = EndpointRow.findById(endpointId);
        if (endpoint == null || !endpoint.enabled) {
            return List.of();
        }
        Instant now = clock.instant();
        return database.createNativeQuery("""
                        select * from webhook_delivery
                        where endpoint_id = :endpoint and state = 'PENDING' and due_at <= :now
                        order by due_at, id limit :most for update skip locked
                        """, DeliveryRow.class)
                .setParameter("endpoint", endpointId)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultStream()
                .map(row -> row.claim(endpoint, now, now.plus(lease)))
                .toList();
    }

    /** Notes what came of an attempt, of the delivery and of its endpoint; not where another attempt has begun since. */
    @Transactional
    Optional<Outcome> end(Claim claim, Answer answer) {
        Instant now = clock.instant();
        Optional<DeliveryRow> row = DeliveryRow.locked(claim);
        Optional<Outcome> outcome = row.map(found -> retries.after(found.retries, answer, now));
        outcome.ifPresent(decided -> {
            row.get().ended(answer, decided, now);
            endpointAnswered(claim.endpointId(), decided, now);
        });
        return outcome;
    }

    /** It is disabled where the last attempt failed too, and none has succeeded for days: one bad hour is not enough. */
    private void endpointAnswered(UUID id, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Delivered _ ->
                EndpointRow.update("failingSince = null where id = ?1 and failingSince is not null", id);
            case Outcome.Again _ -> failed(id, now);
            case Outcome.Failed _ -> {
                failed(id, now);
                disable(id, DisabledBecause.FAILING, now);
            }
            case Outcome.Gone _ -> disable(id, DisabledBecause.GONE, now);
        }
    }

    private static void failed(UUID id, Instant now) {
        EndpointRow.update("failingSince = ?1 where id = ?2 and failingSince is null", now, id);
    }

    private void disable(UUID id, DisabledBecause why, Instant now) {
        EndpointRow endpoint = EndpointRow.locked(id);
        if (endpoint == null || !endpoint.enabled) {
            return;
        }
        if (why != DisabledBecause.FAILING || endpoint.hasFailedFor(config.disableAfter(), now)) {
            endpoint.disable(why, now);
            LOG.warnf("A webhook is disabled. app=%s webhook=%s because=%s", endpoint.appId, id, why);
        }
    }

    /** An endpoint's, the newest first. */
    @Transactional
    Page<Delivery> page(UUID endpointId, @Nullable String after, int limit) {
        List<Delivery> found = DeliveryRow.newestBefore(endpointId, after, limit + 1).stream()
                .map(DeliveryRow::delivery)
                .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id());
    }

    /** Something is sent once more, whatever became of it. */
    @Transactional
    Optional<Delivery> again(UUID endpointId, String id) {
        Optional<DeliveryRow> row = DeliveryRow.locked(endpointId, id);
        row.ifPresent(found -> found.again(clock.instant()));
        return row.map(DeliveryRow::delivery);
    }

    /**
     * Forgets a bounded number of old ones: those that are settled, and those that nobody sends because their endpoint is
     * disabled or has been deleted.
     *
     * @return how many; 0 where there are no more
     */
    @Transactional
    int purge() {
        return database.createNativeMutationQuery("""
                        delete from webhook_delivery where id in (
                            select d.id from webhook_delivery d
                            left join webhook_endpoint e on e.id = d.endpoint_id and e.enabled
                            where coalesce(d.settled_at, d.created_at) < :before and (d.state <> 'PENDING' or e.id is null)
                            order by coalesce(d.settled_at, d.created_at) limit :most for update of d skip locked)
                        """)
                .setParameter("before", clock.instant().minus(config.keep()))
                .setParameter("most", PURGED_AT_A_TIME)
                .executeUpdate();
    }
}
