package io.zhike.sender.delivery;

import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.SendResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that has ended.
 *
 * @param number counts a reply's attempts from 1
 * @param answeredAt when the answer came, or when it was given up
 * @param tokenGrantedAt when WeChat gave the token that the call was made with; null where no call is known
 */
record Attempt(
        int number,
        Instant attemptedAt,
        Instant answeredAt,
        SendResult result,
        @Nullable Instant tokenGrantedAt) {

    Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("number counts from 1: " + number);
        }
    }

    /** WeChat's errcode; null where it gave none. */
    @Nullable
    Integer errcode() {
        return Settlement.of(result).errcode();
    }

    /** WeChat's own number of the request; null where it gave none. */
    @Nullable
    String rid() {
        return result.refusal().flatMap(ApiError::rid).orElse(null);
    }
}
