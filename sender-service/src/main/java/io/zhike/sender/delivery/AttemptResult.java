package io.zhike.sender.delivery;

import io.zhike.wechat.api.SendResult;

/** What one attempt to send a reply came to, as its history tells it. */
enum AttemptResult {
    SENT,
    BUSY,
    NOT_SENT,
    TOKEN_REJECTED,
    MEDIA_GONE,
    API_LIMIT,
    WINDOW_CLOSED,
    QUOTA_EXHAUSTED,
    FAILED,
    UNKNOWN;

    static AttemptResult of(SendResult result) {
        return switch (result) {
            case SendResult.Sent _ -> SENT;
            case SendResult.Busy _ -> BUSY;
            case SendResult.NotSent _ -> NOT_SENT;
            case SendResult.TokenRejected _ -> TOKEN_REJECTED;
            case SendResult.MediaGone _ -> MEDIA_GONE;
            case SendResult.ApiLimitReached _ -> API_LIMIT;
            case SendResult.WindowClosed _ -> WINDOW_CLOSED;
            case SendResult.QuotaExhausted _ -> QUOTA_EXHAUSTED;
            case SendResult.Failed _ -> FAILED;
            case SendResult.Unknown _ -> UNKNOWN;
        };
    }
}
