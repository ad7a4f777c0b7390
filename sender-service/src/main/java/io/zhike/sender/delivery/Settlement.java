package io.zhike.sender.delivery;

import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Reason;
import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.FailureReason;
import io.zhike.wechat.api.SendResult;
import org.jspecify.annotations.Nullable;

/**
 * How a reply ended.
 *
 * @param reason why it was refused or failed; null where it was not, or only the number tells
 * @param errcode WeChat's errcode that decided it; null where another thing did
 */
record Settlement(
        Outcome outcome, @Nullable Reason reason, @Nullable Integer errcode) {

    static final Settlement WITHDRAWN = new Settlement(Outcome.WITHDRAWN, null, null);
    static final Settlement UNKNOWN = new Settlement(Outcome.UNKNOWN, null, null);
    static final Settlement WINDOW_CLOSED = new Settlement(Outcome.REFUSED, Reason.WINDOW_CLOSED, null);
    static final Settlement API_LIMIT = new Settlement(Outcome.REFUSED, Reason.API_LIMIT, null);

    Settlement {
        boolean mayHaveReason = switch (outcome) {
            case REFUSED, FAILED -> true;
            case SENT, UNKNOWN, WITHDRAWN -> false;
        };
        if (reason != null && !mayHaveReason) {
            throw new IllegalArgumentException(outcome + " has no reason: " + reason);
        }
    }

    /** What the result comes to where there is no other attempt. */
    static Settlement of(SendResult result) {
        return switch (result) {
            case SendResult.Sent _ -> new Settlement(Outcome.SENT, null, 0);
            case SendResult.Unknown _ -> UNKNOWN;
            case SendResult.WindowClosed(ApiError error) ->
                new Settlement(Outcome.REFUSED, Reason.WINDOW_CLOSED, error.errcode());
            case SendResult.QuotaExhausted(ApiError error) ->
                new Settlement(Outcome.REFUSED, Reason.QUOTA_EXHAUSTED, error.errcode());
            case SendResult.Failed(ApiError error, FailureReason reason) -> failed(reason(reason), error);
            case SendResult.MediaGone(var error) ->
                new Settlement(Outcome.FAILED, Reason.MEDIA, error == null ? null : error.errcode());
            case SendResult.ApiLimitReached(ApiError error) -> failed(Reason.API_LIMIT, error);
            case SendResult.TokenRejected(ApiError error) -> failed(null, error);
            case SendResult.Busy(ApiError error) -> failed(null, error);
            case SendResult.NotSent _ -> new Settlement(Outcome.FAILED, null, null);
        };
    }

    /** What a late answer makes of it: a clear one turns UNKNOWN into SENT or FAILED, nothing changes anything else. */
    Settlement corrected(SendResult late) {
        if (outcome != Outcome.UNKNOWN) {
            return this;
        }
        Settlement clear = of(late);
        return switch (clear.outcome) {
            case UNKNOWN, SENT, FAILED -> clear;
            case REFUSED, WITHDRAWN -> new Settlement(Outcome.FAILED, clear.reason, clear.errcode);
        };
    }

    private static Settlement failed(@Nullable Reason reason, ApiError error) {
        return new Settlement(Outcome.FAILED, reason, error.errcode());
    }

    private static @Nullable Reason reason(FailureReason failure) {
        return switch (failure) {
            case TOO_LONG -> Reason.TOO_LONG;
            case USER_REFUSED -> Reason.USER_REFUSED;
            case NO_PERMISSION -> Reason.NO_PERMISSION;
            case UNKNOWN_USER, INVALID_MESSAGE, ADDRESS_NOT_LISTED, OTHER -> null;
        };
    }
}
