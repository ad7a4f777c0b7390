package io.zhike.events.outbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a reply ended. An {@link Outcome#UNKNOWN} may be followed by a SENT or FAILED of the same reply when WeChat's
 * answer comes late; every other outcome is the last.
 *
 * @param reason why it was refused or failed; null where it was not, or WeChat's errcode has no name here
 * @param errcode WeChat's errcode; null where WeChat gave none
 * @param attemptedAt when the last call to WeChat began; null where the reply never left
 * @param answeredAt when its answer came, or when it was given up ({@link Outcome#UNKNOWN}); null as above
 */
public record ReplySettled(
        UUID id,
        String appId,
        String openId,
        UUID replyId,
        Instant settledAt,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable Integer errcode,
        @Nullable Instant attemptedAt,
        @Nullable Instant answeredAt)
        implements SettlementEvent {

    /** How it ended. */
    public enum Outcome {
        SENT,
        /** Not allowed: by the quota here, or by WeChat's own count and clock. */
        REFUSED,
        FAILED,
        /** The call left and no clear answer came: never resent, its quota stays spent. */
        UNKNOWN,
        WITHDRAWN
    }

    /** Why it was refused or failed. */
    public enum Reason {
        QUOTA_EXHAUSTED,
        WINDOW_CLOSED,
        TOO_LONG,
        USER_REFUSED,
        API_LIMIT,
        NO_PERMISSION,
        MEDIA
    }

    @Override
    public Instant time() {
        return settledAt;
    }
}
