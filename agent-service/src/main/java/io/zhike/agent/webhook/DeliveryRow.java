package io.zhike.agent.webhook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.agent.webhook.RetryRule.Outcome;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that an endpoint is sent, as it is stored; the columns are told in the migration. */
@Entity
@Table(name = "webhook_delivery")
class DeliveryRow extends PanacheEntityBase {

    @Id
    String id;

    UUID endpointId;

    String type;

    Instant happenedAt;

    String body;

    @Enumerated(EnumType.STRING)
    DeliveryState state;

    int retries;

    int attempts;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant lastAttemptAt;

    @Nullable
    Integer lastStatus;

    @Nullable
    @Enumerated(EnumType.STRING)
    CallFailure lastFailure;

    Instant createdAt;

    @Nullable
    Instant settledAt;

    /** An endpoint's, the newest first, from before that one on. */
    static List<DeliveryRow> newestBefore(UUID endpointId, @Nullable String id, int limit) {
        return id == null
                ? find("endpointId = ?1 order by id desc", endpointId)
                        .page(0, limit)
                        .list()
                : find("endpointId = ?1 and id < ?2 order by id desc", endpointId, id)
                        .page(0, limit)
                        .list();
    }

    /** The row of that attempt, locked until the transaction ends; empty where another came after it, or it is settled. */
    static Optional<DeliveryRow> locked(Claim claim) {
        return find("id = ?1 and attempts = ?2 and state = ?3", claim.id(), claim.attempt(), DeliveryState.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static Optional<DeliveryRow> locked(UUID endpointId, String id) {
        return find("id = ?1 and endpointId = ?2", id, endpointId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Claim claim(EndpointRow endpoint, Instant now, Instant until) {
        attempts++;
        lastAttemptAt = now;
        dueAt = until;
        return new Claim(id, endpointId, endpoint.appId, attempts, endpoint.url, endpoint.secrets(now), body);
    }

    void ended(Answer answer, Outcome outcome, Instant now) {
        lastStatus = answer.status();
        lastFailure = answer.failure();
        switch (outcome) {
            case Outcome.Delivered _ -> settle(DeliveryState.DELIVERED, now);
            case Outcome.Failed _, Outcome.Gone _ -> settle(DeliveryState.FAILED, now);
            case Outcome.Again(Instant at) -> {
                retries++;
                dueAt = at;
            }
        }
    }

    private void settle(DeliveryState settled, Instant now) {
        state = settled;
        dueAt = null;
        settledAt = now;
    }

    /** It is sent at once, and then as often as if it were new. */
    void again(Instant now) {
        state = DeliveryState.PENDING;
        retries = 0;
        dueAt = now;
        settledAt = null;
    }

    Delivery delivery() {
        return new Delivery(
                id, type, happenedAt, state, attempts, lastStatus, lastFailure, lastAttemptAt, dueAt, settledAt);
    }
}
