package io.zhike.wechat.api;

/** The answer to {@code media/get}: the bytes themselves, or JSON. */
public sealed interface MediaAnswer {

    record Bytes(byte[] bytes) implements MediaAnswer {}

    record Refused(ApiError error) implements MediaAnswer {}

    /** Not an answer of WeChat's API, or none that came whole. */
    record Unreadable(String cause) implements MediaAnswer {}

    static MediaAnswer of(int httpStatus, byte[] body) {
        if (httpStatus != 200) {
            return new Unreadable("HTTP status " + httpStatus);
        }
        return ApiJson.errcode(body)
                .filter(error -> error.errcode() != 0)
                .<MediaAnswer>map(Refused::new)
                .orElseGet(() -> new Bytes(body));
    }
}
