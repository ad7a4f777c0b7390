package io.zhike.sender.delivery;

import io.zhike.sender.pause.DailyLimit;
import io.zhike.sender.wechat.Backoff;
import io.zhike.wechat.api.SendResult;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a reply is tried again that was clearly not sent; that one which may have left never is, {@link Standing} sees to.
 *
 * @param backoff after WeChat was busy or was not reached
 * @param limit after the app's calls of the day were used up
 */
record RetryRule(Backoff backoff, DailyLimit limit) {

    /**
     * The time of the next attempt; empty where there is to be none.
     *
     * @param rejectedAt when the attempt before it ended with its token rejected; null where it did not
     * @param mediaWasGone whether an attempt before it ended for want of its picture
     * @param chance see {@link Backoff#after}
     */
    Optional<Instant> next(Attempt attempt, @Nullable Instant rejectedAt, boolean mediaWasGone, double chance) {
        Instant now = attempt.answeredAt();
        return switch (attempt.result()) {
            case SendResult.Busy _, SendResult.NotSent _ ->
                Optional.of(now.plus(backoff.after(attempt.number(), chance)));
            case SendResult.TokenRejected _ ->
                rejectsNewToken(attempt, rejectedAt) ? Optional.empty() : Optional.of(now);
            case SendResult.MediaGone _ -> mediaWasGone ? Optional.empty() : Optional.of(now);
            case SendResult.ApiLimitReached _ -> Optional.of(limit.pauseEnd(now));
            case SendResult.Sent _,
                    SendResult.WindowClosed _,
                    SendResult.QuotaExhausted _,
                    SendResult.Failed _,
                    SendResult.Unknown _ -> Optional.empty();
        };
    }

    /** A second replica may have tried with a token that it got before the first one's was rejected: that proves nothing. */
    private static boolean rejectsNewToken(Attempt attempt, @Nullable Instant rejectedAt) {
        Instant grantedAt = attempt.tokenGrantedAt();
        return rejectedAt != null && grantedAt != null && !grantedAt.isBefore(rejectedAt);
    }
}
