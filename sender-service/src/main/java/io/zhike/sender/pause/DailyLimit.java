package io.zhike.sender.pause;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * WeChat's daily limit of calls (errcode 45009). It counts by its own day, but an operator may also raise or reset it in
 * WeChat's console, so that an app is tried again now and then.
 *
 * @param longestPause how long an app is left alone at most
 */
public record DailyLimit(Duration longestPause) {

    private static final ZoneId WECHATS_DAY = ZoneId.of("Asia/Shanghai");

    /** When to try again after WeChat said that the limit is reached. */
    public Instant pauseEnd(Instant now) {
        Instant tomorrow = now.atZone(WECHATS_DAY)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(WECHATS_DAY)
                .toInstant();
        Instant longest = now.plus(longestPause);
        return longest.isBefore(tomorrow) ? longest : tomorrow;
    }
}
