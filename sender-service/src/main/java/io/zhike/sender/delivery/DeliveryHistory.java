package io.zhike.sender.delivery;

import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a reply, without its text.
 *
 * @param attempts oldest first
 * @param settledAt null until it is settled, as are outcome and reason
 * @param reason why it was refused or failed; null too where it was not, or only the errcode tells
 */
record DeliveryHistory(
        UUID id,
        DeliveryState state,
        Instant approvedAt,
        Instant sendBefore,
        List<MadeAttempt> attempts,
        @Nullable Instant settledAt,
        @Nullable Outcome outcome,
        @Nullable Reason reason) {

    /**
     * An attempt as it is told.
     *
     * @param answeredAt when the answer came, or when it was given up; null while it is under way
     * @param errcode WeChat's; null where it gave none
     * @param rid WeChat's own number of the request, for a question to WeChat; null where it gave none
     * @param result null while it is under way
     */
    record MadeAttempt(
            Instant attemptedAt,
            @Nullable Instant answeredAt,
            @Nullable Integer errcode,
            @Nullable String rid,
            @Nullable AttemptResult result) {}
}
