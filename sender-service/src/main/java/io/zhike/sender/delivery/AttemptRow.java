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

    /** Notes the attempt; a late answer takes the place of the UNKNOWN that was noted before. */
    static void note(UUID replyId, Attempt attempt) {
        AttemptRow row = findById(new Key(replyId, attempt.number()));
        if (row == null) {
            row = new AttemptRow();
            row.replyId = replyId;
            row.number = attempt.number();
            row.tell(attempt);
            row.persist();
        } else {
            row.tell(attempt);
        }
    }

    /** When that attempt ended with its token rejected; null where it did not, or was none. */
    static @Nullable Instant tokenRejectedAt(UUID replyId, int number) {
        AttemptRow row = findById(new Key(replyId, number));
        return row != null && row.result == AttemptResult.TOKEN_REJECTED ? row.answeredAt : null;
    }

    private void tell(Attempt attempt) {
        attemptedAt = attempt.attemptedAt();
        answeredAt = attempt.answeredAt();
        result = AttemptResult.of(attempt.result());
        errcode = attempt.errcode();
    }
}
