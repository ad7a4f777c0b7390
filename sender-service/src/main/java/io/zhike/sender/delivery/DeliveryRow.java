package io.zhike.sender.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Reason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An approved reply; the columns are told in the migration. */
@Entity
@Table(name = "delivery")
@DynamicUpdate
class DeliveryRow extends PanacheEntityBase {

    @Id
    UUID replyId;

    /** Given by the database at insert; within a user the order of approval. */
    @Column(insertable = false, updatable = false)
    long position;

    String appId;

    String openId;

    @Nullable
    String content;

    Instant approvedAt;

    Instant sendBefore;

    @Nullable
    String traceParent;

    @Enumerated(EnumType.STRING)
    DeliveryState state;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant deadline;

    boolean withdrawn;

    int attempts;

    @Nullable
    Instant attemptedAt;

    @Nullable
    Instant answeredAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    Outcome outcome;

    @Enumerated(EnumType.STRING)
    @Nullable
    Reason reason;

    @Nullable
    Integer errcode;

    @Nullable
    Instant settledAt;

    /** Those of a user that have ended and were approved until then, with their attempts. */
    static void forgetSettled(UserKey user, Instant until) {
        getEntityManager().flush();
        String theirs = "appId = :app and openId = :user and state = SETTLED and approvedAt <= :until";
        for (String delete : List.of(
                "delete from AttemptRow where replyId in (select replyId from DeliveryRow where " + theirs + ")",
                "delete from DeliveryRow where " + theirs)) {
            getEntityManager()
                    .createQuery(delete)
                    .setParameter("app", user.appId())
                    .setParameter("user", user.openId())
                    .setParameter("until", until)
                    .executeUpdate();
        }
    }

    UserKey user() {
        return new UserKey(appId, openId);
    }

    Standing standing() {
        return switch (state) {
            case WAITING -> new Standing.Waiting();
            case QUEUED -> new Standing.Queued(Objects.requireNonNull(dueAt));
            case SENDING -> new Standing.Sending(Objects.requireNonNull(deadline), withdrawn);
            case SETTLED -> new Standing.Settled(new Settlement(Objects.requireNonNull(outcome), reason, errcode));
        };
    }

    void become(Standing next) {
        dueAt = null;
        deadline = null;
        withdrawn = false;
        switch (next) {
            case Standing.Waiting _ -> state = DeliveryState.WAITING;
            case Standing.Queued(Instant due) -> {
                state = DeliveryState.QUEUED;
                dueAt = due;
            }
            case Standing.Sending(Instant end, boolean takenBack) -> {
                state = DeliveryState.SENDING;
                deadline = end;
                withdrawn = takenBack;
            }
            case Standing.Settled(Settlement settlement) -> {
                state = DeliveryState.SETTLED;
                outcome = settlement.outcome();
                reason = settlement.reason();
                errcode = settlement.errcode();
                content = null;
            }
        }
    }
}
