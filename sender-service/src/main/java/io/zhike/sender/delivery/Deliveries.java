package io.zhike.sender.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Scope;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.outbox.Outbox;
import io.zhike.outbox.UserRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The replies that were approved. Whatever changes one locks its user first, then its row; only {@link ClaimReplies},
 * which says nothing to anybody, takes rows without their user.
 */
@ApplicationScoped
public class Deliveries {

    private static final String USERS = "sender_user";

    private final UserRows users;
    private final Outbox outbox;
    private final Event<QueueChanged> changes;
    private final MeterRegistry meters;
    private final Clock clock;

    Deliveries(UserRows users, Outbox outbox, Event<QueueChanged> changes, MeterRegistry meters, Clock clock) {
        this.users = users;
        this.outbox = outbox;
        this.changes = changes;
        this.meters = meters;
        this.clock = clock;
    }

    /** Until the present transaction ends. */
    public void lock(Collection<UserKey> of) {
        users.lock(USERS, of);
    }

    /** A reply of a user that is locked. */
    Optional<DeliveryRow> locked(UUID replyId) {
        return Optional.ofNullable(DeliveryRow.findById(replyId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Queues the reply behind those of its user, who is locked. */
    void add(ReplyApproved approved) {
        DeliveryRow row = new DeliveryRow();
        row.replyId = approved.replyId();
        row.appId = approved.appId();
        row.openId = approved.openId();
        row.content = StoredContent.write(approved.content());
        row.approvedAt = approved.approvedAt();
        row.sendBefore = approved.sendBefore();
        row.traceParent = TraceParent.current();
        Standing standing = hasTurn(approved.user()) ? new Standing.Waiting() : new Standing.Queued(clock.instant());
        row.become(standing);
        // At once: the row's position is its place among its user's.
        row.persistAndFlush();
        if (standing.hasTurn()) {
            changes.fire(new QueueChanged(row.appId));
        }
    }

    /** Moves a locked reply to where it stands now, and says so if that ends it. */
    void move(DeliveryRow row, Standing next) {
        Standing before = row.standing();
        if (next.equals(before)) {
            return;
        }
        row.become(next);
        if (next instanceof Standing.Settled(Settlement settlement)) {
            row.settledAt = clock.instant();
            say(row, settlement, row.settledAt);
        }
        if (next instanceof Standing.Queued) {
            changes.fire(new QueueChanged(row.appId));
        } else if (before.hasTurn() && !next.hasTurn()) {
            giveTurnToNext(row.user());
        }
    }

    /**
     * Takes back what has not left of a user who is locked, and forgets what has ended. An attempt that is under way stays until
     * the user is forgotten again: it holds ids and times once it has ended.
     *
     * @param until what was approved later stays
     */
    public void forget(UserKey user, Instant until) {
        DeliveryRow.<DeliveryRow>find(
                        "appId = ?1 and openId = ?2 and state <> SETTLED and approvedAt <= ?3 order by position",
                        user.appId(),
                        user.openId(),
                        until)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(row -> move(row, row.standing().withdraw()));
        DeliveryRow.forgetSettled(user, until);
        if (DeliveryRow.count("appId = ?1 and openId = ?2", user.appId(), user.openId()) == 0) {
            users.delete(USERS, user);
        }
    }

    private static boolean hasTurn(UserKey user) {
        return DeliveryRow.count(
                        "appId = ?1 and openId = ?2 and state in (QUEUED, SENDING)", user.appId(), user.openId())
                > 0;
    }

    private void giveTurnToNext(UserKey user) {
        DeliveryRow.<DeliveryRow>find(
                        "appId = ?1 and openId = ?2 and state = WAITING order by position", user.appId(), user.openId())
                .firstResultOptional()
                .ifPresent(next -> {
                    next.become(next.standing().takeTurn(clock.instant()));
                    changes.fire(new QueueChanged(next.appId));
                });
    }

    private void say(DeliveryRow row, Settlement settlement, Instant settledAt) {
        ReplySettled settled = new ReplySettled(
                UuidCreator.getTimeOrderedEpoch(),
                row.appId,
                row.openId,
                row.replyId,
                settledAt,
                settlement.outcome(),
                settlement.reason(),
                null,
                settlement.errcode(),
                row.attemptedAt,
                row.answeredAt);
        try (Scope _ = TraceParent.context(row.traceParent).makeCurrent()) {
            outbox.add(Topic.OUTBOUND_SETTLED, settled);
        }
        meters.counter(
                        "zhike.replies.settled",
                        "app",
                        row.appId,
                        "outcome",
                        settlement.outcome().name(),
                        "reason",
                        Objects.toString(settlement.reason(), "none"))
                .increment();
    }
}
