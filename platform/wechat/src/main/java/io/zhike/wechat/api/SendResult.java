package io.zhike.wechat.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message that was given to WeChat, by what may be done next. WeChat offers no idempotency key, so
 * that a message may only be sent again where the result says that it was not sent.
 */
public sealed interface SendResult {

    /** WeChat has taken the message. */
    record Sent() implements SendResult {}

    /** Not sent, WeChat is busy or was asked too often: back off and try again. */
    record Busy(ApiError error) implements SendResult {}

    /** Not sent, the request did not reach WeChat at all: back off and try again. */
    record NotSent(String cause) implements SendResult {}

    /** Not sent, the access token is wrong or expired: refresh it and try again once. */
    record TokenRejected(ApiError error) implements SendResult {}

    /**
     * Not sent, WeChat does not have the picture: upload it and try again once.
     *
     * @param error null where there is none to upload
     */
    record MediaGone(@Nullable ApiError error) implements SendResult {}

    /** Refused, the reply window is closed: never try again. */
    record WindowClosed(ApiError error) implements SendResult {}

    /** Refused, the reply count is used up: never try again. */
    record QuotaExhausted(ApiError error) implements SendResult {}

    /** Not sent, the app's calls of the day are used up: pause the whole app. */
    record ApiLimitReached(ApiError error) implements SendResult {}

    /** Not sent, and no other attempt would be: never try again. */
    record Failed(ApiError error, FailureReason reason) implements SendResult {}

    /** Nobody knows whether the user has it: never try again. */
    record Unknown(String cause) implements SendResult {}

    /** What WeChat said instead of taking it; empty where it said nothing of that kind. */
    default Optional<ApiError> refusal() {
        return switch (this) {
            case Sent _, NotSent _, Unknown _ -> Optional.empty();
            case Busy(ApiError error) -> Optional.of(error);
            case TokenRejected(ApiError error) -> Optional.of(error);
            case MediaGone(var error) -> Optional.ofNullable(error);
            case WindowClosed(ApiError error) -> Optional.of(error);
            case QuotaExhausted(ApiError error) -> Optional.of(error);
            case ApiLimitReached(ApiError error) -> Optional.of(error);
            case Failed(ApiError error, var _) -> Optional.of(error);
        };
    }

    /** Reads WeChat's answer to a message; whatever is no clear answer is {@link Unknown}. */
    static SendResult of(int httpStatus, byte[] body) {
        if (httpStatus != 200) {
            return new Unknown("HTTP status " + httpStatus);
        }
        return ApiJson.errcode(body).map(SendResult::of).orElseGet(() -> new Unknown("the answer has no errcode"));
    }

    /** What an error means that WeChat answered to a call on the way to a message. */
    static SendResult of(ApiError error) {
        Optional<ErrorCode> known = ErrorCode.of(error.errcode());
        return known.isPresent() ? of(known.get(), error) : new Failed(error, FailureReason.OTHER);
    }

    private static SendResult of(ErrorCode code, ApiError error) {
        return switch (code) {
            case OK -> new Sent();
            case SYSTEM_BUSY, TOO_OFTEN -> new Busy(error);
            case INVALID_CREDENTIAL, INVALID_ACCESS_TOKEN, EXPIRED_ACCESS_TOKEN -> new TokenRejected(error);
            case INVALID_MEDIA_TYPE, INVALID_MEDIA_ID -> new MediaGone(error);
            case WINDOW_CLOSED -> new WindowClosed(error);
            case QUOTA_EXHAUSTED -> new QuotaExhausted(error);
            case API_LIMIT -> new ApiLimitReached(error);
            case INVALID_OPENID -> new Failed(error, FailureReason.UNKNOWN_USER);
            case ADDRESS_NOT_LISTED -> new Failed(error, FailureReason.ADDRESS_NOT_LISTED);
            case CONTENT_TOO_LONG -> new Failed(error, FailureReason.TOO_LONG);
            case BROKEN_JSON, INVALID_PARAMETER -> new Failed(error, FailureReason.INVALID_MESSAGE);
            case USER_REFUSED -> new Failed(error, FailureReason.USER_REFUSED);
            case NOT_AUTHORIZED, API_BANNED, RESTRICTED -> new Failed(error, FailureReason.NO_PERMISSION);
            case INVALID_GRANT_TYPE,
                    INVALID_MESSAGE_TYPE,
                    MEDIA_TOO_LARGE,
                    INVALID_APP_ID,
                    INVALID_SECRET,
                    MISSING_ACCESS_TOKEN,
                    EMPTY_CONTENT,
                    WRONG_TYPING_COMMAND,
                    TYPING_WITHOUT_MESSAGE,
                    ALREADY_TYPING -> new Failed(error, FailureReason.OTHER);
        };
    }
}
