package io.zhike.sender.delivery;

import io.zhike.events.outbound.ReplySettled.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an app's last replies ended. */
@ApplicationScoped
public class LastDeliveries {

    private static final int LOOKED_AT = 100;

    /**
     * The last ones.
     *
     * @param sentAt when a reply was last sent; empty where none ever was
     * @param failedSince the errcode of the newest one that failed after that, as far as is looked; empty where none did
     */
    public record Summary(Optional<Instant> sentAt, Optional<Integer> failedSince) {}

    @Transactional
    public Summary of(String appId) {
        List<DeliveryRow> newestFirst = DeliveryRow.find(
                        "appId = ?1 and state = SETTLED order by settledAt desc, replyId desc", appId)
                .page(0, LOOKED_AT)
                .list();
        Optional<Instant> sentAt = DeliveryRow.<DeliveryRow>find(
                        "appId = ?1 and state = SETTLED and outcome = SENT order by settledAt desc", appId)
                .firstResultOptional()
                .map(row -> row.settledAt);
        Optional<Integer> failedSince = newestFirst.stream()
                .takeWhile(row -> row.outcome != Outcome.SENT)
                .filter(row -> row.outcome == Outcome.FAILED && row.errcode != null)
                .map(row -> row.errcode)
                .findFirst();
        return new Summary(sentAt, failedSince);
    }
}
