package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySettled;
import io.zhike.quota.ledger.Why;
import io.zhike.wechat.api.ErrorCode;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** WeChat's refusal of a reply that was approved here: its count, or its clock, is not ours. */
enum Contradiction {
    NONE_LEFT(ErrorCode.QUOTA_EXHAUSTED, Why.WECHAT_COUNTS_NONE_LEFT),
    CLOSED(ErrorCode.WINDOW_CLOSED, Why.WECHAT_CLOSED_WINDOW);

    private final ErrorCode answer;
    private final Why why;

    Contradiction(ErrorCode answer, Why why) {
        this.answer = answer;
        this.why = why;
    }

    /** The contradiction in how a reply ended; empty for every other end. */
    static Optional<Contradiction> in(ReplySettled settled) {
        return Arrays.stream(values())
                .filter(one -> Objects.equals(one.answer.number(), settled.errcode()))
                .findFirst();
    }

    Why why() {
        return why;
    }
}
