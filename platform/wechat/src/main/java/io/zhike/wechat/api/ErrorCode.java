package io.zhike.wechat.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The {@code errcode} numbers that mean something to us. Source: WeChat's pages on the calls, and its list of codes. */
public enum ErrorCode {
    SYSTEM_BUSY(-1, "system error"),
    OK(0, "ok"),
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_OPENID(40003, "invalid openid"),
    INVALID_MEDIA_TYPE(40004, "invalid media type"),
    INVALID_MEDIA_ID(40007, "invalid media_id"),
    MEDIA_TOO_LARGE(40006, "invalid media size"),
    INVALID_MESSAGE_TYPE(40008, "invalid message type"),
    INVALID_APP_ID(40013, "invalid appid"),
    INVALID_ACCESS_TOKEN(40014, "invalid access_token"),
    INVALID_PARAMETER(40035, "invalid parameter"),
    INVALID_SECRET(40125, "invalid appsecret"),
    ADDRESS_NOT_LISTED(40164, "invalid ip, not in whitelist"),
    MISSING_ACCESS_TOKEN(41001, "access_token missing"),
    EXPIRED_ACCESS_TOKEN(42001, "access_token expired"),
    EMPTY_CONTENT(44004, "empty content"),
    CONTENT_TOO_LONG(45002, "content size out of limit"),
    API_LIMIT(45009, "reach max api daily quota limit"),
    TOO_OFTEN(45011, "api minute-quota reach limit"),
    WINDOW_CLOSED(45015, "response out of time limit or subscription is canceled"),
    QUOTA_EXHAUSTED(45047, "out of response count limit"),
    WRONG_TYPING_COMMAND(45072, "invalid command"),
    TYPING_WITHOUT_MESSAGE(45080, "can not send typing"),
    ALREADY_TYPING(45081, "already typing"),
    BROKEN_JSON(47001, "data format error"),
    NOT_AUTHORIZED(48001, "api unauthorized"),
    USER_REFUSED(48002, "user block receive message"),
    API_BANNED(48004, "api forbidden for irregularities"),
    RESTRICTED(50002, "user limited");

    private static final Map<Integer, ErrorCode> BY_NUMBER =
            Arrays.stream(values()).collect(toUnmodifiableMap(ErrorCode::number, identity()));

    private final int number;
    private final String message;

    ErrorCode(int number, String message) {
        this.number = number;
        this.message = message;
    }

    public static Optional<ErrorCode> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    public int number() {
        return number;
    }

    /** What WeChat says beside the number, in short. */
    public String message() {
        return message;
    }
}
