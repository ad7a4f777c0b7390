package io.zhike.simulator.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver a push.
 *
 * @param number counts all attempts of all apps
 * @param msgId null for events
 * @param attempt 1 to 3
 * @param status the HTTP status, null where no answer came
 * @param body the beginning of the answer's body, null where no answer came
 * @param error what kept the answer away, null where one came
 * @param delivery what the answer makes of it; {@link Delivery#FAILED} if WeChat is not content with it
 * @param at when it was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PushAttempt(
        long number,
        String appId,
        String openId,
        String msgType,
        @Nullable String msgId,
        int attempt,
        @Nullable Integer status,
        @Nullable String body,
        @Nullable String error,
        Delivery delivery,
        long latencyMs,
        Instant at) {}
