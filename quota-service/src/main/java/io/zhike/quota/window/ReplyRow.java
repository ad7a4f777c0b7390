package io.zhike.quota.window;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An approved {@link Reply}. */
@Entity
@Table(name = "reply")
class ReplyRow extends PanacheEntityBase {

    @Id
    UUID replyId;

    String appId;

    String openId;

    @Enumerated(EnumType.STRING)
    ReplySource source;

    Instant approvedAt;

    long tally;

    @Enumerated(EnumType.STRING)
    @Nullable
    Outcome outcome;

    @Nullable
    Instant attemptedAt;

    @Nullable
    Instant answeredAt;

    ReplyRow() {}

    ReplyRow(UserKey user, Reply reply, Instant approvedAt) {
        this.replyId = reply.id();
        this.appId = user.appId();
        this.openId = user.openId();
        this.source = reply.source();
        this.approvedAt = approvedAt;
        take(reply);
    }

    /** The user's reply of that id; null where it was never approved, or is another user's. */
    static @Nullable ReplyRow of(UserKey user, UUID replyId) {
        ReplyRow row = findById(replyId);
        return row != null && row.appId.equals(user.appId()) && row.openId.equals(user.openId()) ? row : null;
    }

    /** The user's replies that {@linkplain Reply#mayCountFrom may count} against a grant; old ones are not read. */
    static List<ReplyRow> mayCountFrom(UserKey user, Instant latest) {
        return list("""
                appId = ?1 and openId = ?2
                and (outcome is null or outcome in (SENT, UNKNOWN) and answeredAt >= ?3)
                """, user.appId(), user.openId(), latest);
    }

    /** Stores what became of a stored reply. */
    static void store(Reply reply) {
        ReplyRow row = findById(reply.id());
        row.take(reply);
    }

    Reply reply() {
        return new Reply(replyId, source, tally, outcome, answeredAt);
    }

    final void take(Reply reply) {
        tally = reply.tally();
        outcome = reply.outcome();
        answeredAt = reply.answeredAt();
    }
}
