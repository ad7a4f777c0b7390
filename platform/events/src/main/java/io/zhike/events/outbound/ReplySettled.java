package io.zhike.events.outbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a reply ended. A reply may be settled twice: see {@link Outcome#mayBeFollowedBy}.
 *
 * @param reason why it was refused or failed; null where it was not, or WeChat's errcode has no name here
 * @param rule the rule of the quota that refused it; null where something else did, or it was not refused
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
        @Nullable Rule rule,
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
        WITHDRAWN;

        /**
         * Whether the same reply may be settled so after this: WeChat's late answer turns UNKNOWN into SENT or FAILED; every
         * other outcome is the last.
         */
        public boolean mayBeFollowedBy(Outcome later) {
            return this == UNKNOWN
                    && switch (later) {
                        case SENT, FAILED -> true;
                        case REFUSED, UNKNOWN, WITHDRAWN -> false;
                    };
        }
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

    /** Why the quota did not let a reply go. */
    public enum Rule {
        /** The grant in force is used up. */
        NONE_LEFT(Reason.QUOTA_EXHAUSTED),
        /** What is left of it is kept for people. */
        RESERVED(Reason.QUOTA_EXHAUSTED),
        /** Whoever speaks has had the share of one grant that the app's settings allow. */
        CAPPED(Reason.QUOTA_EXHAUSTED),
        /** The user has neither entered nor written yet. */
        NEVER_OPENED(Reason.WINDOW_CLOSED),
        /** The user's last push is too long ago. */
        EXPIRED(Reason.WINDOW_CLOSED);

        private final Reason reason;

        Rule(Reason reason) {
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    @Override
    public Instant time() {
        return settledAt;
    }
}
