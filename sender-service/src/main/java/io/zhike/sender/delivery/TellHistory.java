package io.zhike.sender.delivery;

import io.zhike.sender.delivery.DeliveryHistory.MadeAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Tells what became of a reply. */
@ApplicationScoped
class TellHistory {

    /** Empty where the app has no such reply. */
    @Transactional
    Optional<DeliveryHistory> tell(String appId, UUID replyId) {
        return DeliveryRow.<DeliveryRow>findByIdOptional(replyId)
                .filter(row -> row.appId.equals(appId))
                .map(TellHistory::history);
    }

    private static DeliveryHistory history(DeliveryRow row) {
        return new DeliveryHistory(
                row.replyId,
                row.state,
                row.approvedAt,
                row.sendBefore,
                attempts(row),
                row.settledAt,
                row.outcome,
                row.reason);
    }

    private static List<MadeAttempt> attempts(DeliveryRow row) {
        List<MadeAttempt> attempts = new ArrayList<>();
        AttemptRow.<AttemptRow>stream("replyId = ?1 order by number", row.replyId)
                .map(made -> new MadeAttempt(made.attemptedAt, made.answeredAt, made.errcode, made.rid, made.result))
                .forEach(attempts::add);
        if (row.state == DeliveryState.SENDING) {
            attempts.add(new MadeAttempt(Objects.requireNonNull(row.attemptedAt), null, null, null, null));
        }
        return attempts;
    }
}
