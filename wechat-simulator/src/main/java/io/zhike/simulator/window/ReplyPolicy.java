package io.zhike.simulator.window;

import java.time.Duration;

/** How much WeChat grants for what a user does. */
public enum ReplyPolicy {
    /** WeChat's guide: 1 message for 1 minute, 3 for 48 hours. */
    GUIDE(1, 3),
    /** What WeChat documents since 2025: 2 messages for 1 minute, 5 for 48 hours. */
    WECHAT_2025(2, 5);

    private final int enter;
    private final int message;

    ReplyPolicy(int enter, int message) {
        this.enter = enter;
        this.message = message;
    }

    /** For entering the chat by the contact button. */
    public ReplyGrant enter() {
        return new ReplyGrant(enter, Duration.ofMinutes(1));
    }

    /** For writing a message. */
    public ReplyGrant message() {
        return new ReplyGrant(message, Duration.ofDays(2));
    }
}
