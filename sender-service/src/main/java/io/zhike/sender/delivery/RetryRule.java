package io.zhike.sender.delivery;

import io.zhike.sender.pause.DailyLimit;
import io.zhike.sender.wechat.Backoff;
import io.zhike.wechat.api.SendResult;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a reply is tried again that was clearly not sent.
 *
 * @param backoff after WeChat was busy or was not reached
 * @param limit after the app's calls of the day were used up
 */
record RetryRule(Backoff backoff, DailyLimit limit) {

    /**
     * The time of the next attempt; empty where there is to be none.
     *
     * @param attempts made so far, the one that ended so included
     * @param before what the attempt before it came to; null where it was the first
     * @param chance see {@link Backoff#after}
     */
    Optional<Instant> next(
            SendResult result, int attempts, @Nullable AttemptResult before, Instant now, double chance) {
        return switch (result) {
            case SendResult.Busy _, SendResult.NotSent _ -> Optional.of(now.plus(backoff.after(attempts, chance)));
            case SendResult.TokenRejected _ ->
                before == AttemptResult.TOKEN_REJECTED ? Optional.empty() : Optional.of(now);
            case SendResult.ApiLimitReached _ -> Optional.of(limit.pauseEnd(now));
            case SendResult.Sent _,
                    SendResult.MediaGone _,
                    SendResult.WindowClosed _,
                    SendResult.QuotaExhausted _,
                    SendResult.Failed _,
                    SendResult.Unknown _ -> Optional.empty();
        };
    }
}
