package io.zhike.routing.reception;

import io.zhike.routing.hours.Hours;
import io.zhike.routing.hours.Opening;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A stretch in which nobody receives and which is longer than WeChat's window for an answer.
 *
 * @param zh what that means, in Chinese
 * @param en the same in English
 */
public record ClosedTooLong(Instant from, Instant until, String zh, String en) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Those of the year from now on. */
    static List<ClosedTooLong> in(Hours hours, Instant now) {
        return hours.closedTooLong(now).stream()
                .map(closed -> of(closed, hours))
                .toList();
    }

    private static ClosedTooLong of(Opening closed, Hours hours) {
        String from = MOMENT.format(closed.from().atZone(hours.zoneId()));
        String until = MOMENT.format(closed.until().atZone(hours.zoneId()));
        return new ClosedTooLong(
                closed.from(),
                closed.until(),
                "%s 至 %s 连续超过 48 小时无人接待：用户最初的留言将超过下发时限，无法回复".formatted(from, until),
                "Nobody receives from %s to %s, more than 48 hours: who writes at its beginning can no longer be answered"
                        .formatted(from, until));
    }
}
