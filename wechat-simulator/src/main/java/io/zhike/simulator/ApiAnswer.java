package io.zhike.simulator;

import io.zhike.wechat.api.ErrorCode;

/** WeChat's answer to a call that returns nothing else: {@code {errcode, errmsg}} under HTTP status 200. */
public record ApiAnswer(int errcode, String errmsg) {

    public static ApiAnswer of(ErrorCode code) {
        return new ApiAnswer(code.number(), code.message());
    }

    /** Answers any number, one that we know nothing of among them. */
    public static ApiAnswer of(int errcode) {
        return ErrorCode.of(errcode).map(ApiAnswer::of).orElseGet(() -> new ApiAnswer(errcode, "simulated"));
    }
}
