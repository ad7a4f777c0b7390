package io.zhike.sender.delivery;

import io.zhike.events.UserKey;
import io.zhike.sender.pause.AppPauses;
import io.zhike.wechat.api.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Settles what time has overtaken: replies whose window closed before they left, and attempts past their deadline, whose
 * process died or is frozen.
 */
@ApplicationScoped
class SettleOverdue {

    private static final int AT_A_TIME = 100;

    private final Deliveries deliveries;
    private final AppPauses pauses;
    private final EntityManager database;
    private final Clock clock;

    SettleOverdue(Deliveries deliveries, AppPauses pauses, EntityManager database, Clock clock) {
        this.deliveries = deliveries;
        this.pauses = pauses;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Settles some of them.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean settle() {
        Instant now = clock.instant();
        List<Overdue> overdue = overdue(now);
        deliveries.lock(overdue.stream().map(Overdue::user).toList());
        // Whoever had the lock before may have settled it.
        overdue.forEach(one -> deliveries.locked(one.replyId()).ifPresent(row -> settle(row, now)));
        return overdue.size() == AT_A_TIME;
    }

    private List<Overdue> overdue(Instant now) {
        return database.createQuery("""
                        select replyId, appId, openId from DeliveryRow
                        where state = SENDING and deadline <= :now or state in (WAITING, QUEUED) and sendBefore <= :now
                        """, Overdue.class)
                .setParameter("now", now)
                .setMaxResults(AT_A_TIME)
                .getResultList();
    }

    private void settle(DeliveryRow row, Instant now) {
        Standing before = row.standing();
        Standing next = before.at(now, row.sendBefore, pauses.covers(row.appId, row.sendBefore));
        if (before instanceof Standing.Sending && !next.equals(before)) {
            Instant attemptedAt = row.attemptedAt == null ? now : row.attemptedAt;
            AttemptRow.note(
                    row.replyId,
                    new Attempt(row.attempts, attemptedAt, now, new SendResult.Unknown("no answer recorded"), null));
            row.answeredAt = now;
        }
        deliveries.move(row, next);
    }

    record Overdue(UUID replyId, String appId, String openId) {

        UserKey user() {
            return new UserKey(appId, openId);
        }
    }
}
