package io.zhike.sender.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to send a reply. */
@Entity
@Table(name = "attempt")
@IdClass(AttemptRow.Key.class)
class AttemptRow extends PanacheEntityBase {

    record Key(UUID replyId, int number) {}

    @Id
    UUID replyId;

    @Id
    int number;

    Instant attemptedAt;

    Instant answeredAt;

    @Enumerated(EnumType.STRING)
    AttemptResult result;

    @Nullable
    Integer errcode;

    @Nullable
    String rid;

    /** Notes the attempt; a late answer takes the place of the UNKNOWN that was noted before. */
    static void note(UUID replyId, Attempt attempt) {
        getSession()
                .createNativeMutationQuery("""
                        insert into attempt (reply_id, number, attempted_at, answered_at, result, errcode, rid)
                        values (:reply, :number, :attempted, :answered, :result, :errcode, :rid)
                        on conflict (reply_id, number) do update
                        set answered_at = excluded.answered_at, result = excluded.result, errcode = excluded.errcode,
                            rid = excluded.rid
                        """)
                .setParameter("reply", replyId)
                .setParameter("number", attempt.number())
                .setParameter("attempted", attempt.attemptedAt())
                .setParameter("answered", attempt.answeredAt())
                .setParameter("result", AttemptResult.of(attempt.result()).name())
                .setParameter("errcode", attempt.errcode(), Integer.class)
                .setParameter("rid", attempt.rid(), String.class)
                .executeUpdate();
    }

    /** When that attempt ended with its token rejected; null where it did not, or was none. */
    static @Nullable Instant tokenRejectedAt(UUID replyId, int number) {
        AttemptRow row = findById(new Key(replyId, number));
        return row != null && row.result == AttemptResult.TOKEN_REJECTED ? row.answeredAt : null;
    }

    /** Whether an attempt before that one ended for want of its picture. */
    static boolean mediaWasGone(UUID replyId, int number) {
        return count("replyId = ?1 and number < ?2 and result = ?3", replyId, number, AttemptResult.MEDIA_GONE) > 0;
    }
}
