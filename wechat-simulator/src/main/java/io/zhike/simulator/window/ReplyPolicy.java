package io.zhike.simulator.window;

import java.time.Duration;
import java.util.List;

/**
 * How much WeChat grants for what a user does.
 *
 * @param name what settings call it
 * @param enter for entering the chat by the contact button
 * @param message for writing a message
 */
public record ReplyPolicy(String name, ReplyGrant enter, ReplyGrant message) {

    /** WeChat's guide: 1 message for 1 minute, 3 for 48 hours. */
    public static final ReplyPolicy GUIDE = published("guide", 1, 3);

    /** What WeChat documents since 2025: 2 messages for 1 minute, 5 for 48 hours. */
    public static final ReplyPolicy WECHAT_2025 = published("wechat-2025", 2, 5);

    public static final List<ReplyPolicy> PUBLISHED = List.of(GUIDE, WECHAT_2025);

    private static ReplyPolicy published(String name, int enter, int message) {
        return new ReplyPolicy(
                name, new ReplyGrant(enter, Duration.ofMinutes(1)), new ReplyGrant(message, Duration.ofDays(2)));
    }
}
