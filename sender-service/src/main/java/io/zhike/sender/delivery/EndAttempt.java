package io.zhike.sender.delivery;

import io.zhike.sender.pause.AppPauses;
import io.zhike.sender.pause.DailyLimit;
import io.zhike.sender.wechat.Backoff;
import io.zhike.wechat.api.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Records what an attempt came to, and what follows from it. To record it again changes nothing. */
@ApplicationScoped
class EndAttempt {

    private final Deliveries deliveries;
    private final AppPauses pauses;
    private final DailyLimit limit;
    private final RetryRule retries;

    EndAttempt(Deliveries deliveries, AppPauses pauses, DeliveryConfig config) {
        this.deliveries = deliveries;
        this.pauses = pauses;
        this.limit = new DailyLimit(config.limitPause());
        this.retries = new RetryRule(new Backoff(config.firstRetry(), config.longestRetry()), limit);
    }

    @Transactional
    void end(Claim claim, Attempt attempt) {
        deliveries.lock(List.of(claim.user()));
        deliveries
                .locked(claim.replyId())
                // A later attempt shows that the end of this one was recorded.
                .filter(row -> row.attempts == attempt.number())
                .ifPresent(row -> end(row, attempt));
    }

    private void end(DeliveryRow row, Attempt attempt) {
        Instant answeredAt = attempt.answeredAt();
        Optional<Instant> tryAgainAt = retries.next(
                        attempt,
                        rejectedBefore(attempt, row.replyId),
                        mediaWasGone(attempt, row.replyId),
                        ThreadLocalRandom.current().nextDouble())
                .map(at -> at.isBefore(row.sendBefore) ? at : row.sendBefore);
        AttemptRow.note(row.replyId, attempt);
        row.attemptedAt = attempt.attemptedAt();
        row.answeredAt = answeredAt;
        deliveries.move(row, row.standing().end(attempt.result(), tryAgainAt));
        if (attempt.result() instanceof SendResult.ApiLimitReached) {
            pauses.pause(row.appId, answeredAt, limit.pauseEnd(answeredAt));
        }
    }

    /** Looked up only where it decides. */
    private static boolean mediaWasGone(Attempt attempt, UUID replyId) {
        return attempt.result() instanceof SendResult.MediaGone && AttemptRow.mediaWasGone(replyId, attempt.number());
    }

    /** Looked up only where it decides. */
    private static @Nullable Instant rejectedBefore(Attempt attempt, UUID replyId) {
        return attempt.result() instanceof SendResult.TokenRejected
                ? AttemptRow.tokenRejectedAt(replyId, attempt.number() - 1)
                : null;
    }
}
