package io.zhike.wechat.api;

import java.time.Duration;

/** The answer to {@code stable_token}. */
public sealed interface StableTokenAnswer {

    /**
     * @param accessToken 512 characters and more
     * @param expiresIn from the answer on, at most 7,200 seconds
     */
    record Granted(String accessToken, Duration expiresIn) implements StableTokenAnswer {

        @Override
        public String toString() {
            return "Granted[accessToken=***, expiresIn=" + expiresIn + "]";
        }
    }

    /** WeChat gives no token; {@link ErrorCode#of} tells whether that may change by itself. */
    record Refused(ApiError error) implements StableTokenAnswer {}

    /** Not an answer of WeChat's API. */
    record Unreadable(String cause) implements StableTokenAnswer {}

    static StableTokenAnswer of(int httpStatus, byte[] body) {
        if (httpStatus != 200) {
            return new Unreadable("HTTP status " + httpStatus);
        }
        var answer = ApiJson.object(body).orElseGet(ApiJson.MAPPER::createObjectNode);
        var token = answer.path("access_token");
        var expiresIn = answer.path("expires_in");
        if (token.isTextual() && !token.textValue().isEmpty() && expiresIn.canConvertToInt()) {
            return new Granted(token.textValue(), Duration.ofSeconds(expiresIn.intValue()));
        }
        return ApiJson.errcode(body)
                .<StableTokenAnswer>map(Refused::new)
                .orElseGet(() -> new Unreadable("the answer has neither access_token nor errcode"));
    }
}
