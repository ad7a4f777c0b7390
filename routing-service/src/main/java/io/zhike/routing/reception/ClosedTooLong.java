package io.zhike.routing.reception;

import io.zhike.routing.hours.Closure;
import io.zhike.routing.hours.Hours;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A stretch in which nobody receives and which is longer than WeChat's window for an answer.
 *
 * @param everyWeek whether the usual week has it; it is told once then
 */
record ClosedTooLong(Instant from, Instant until, boolean everyWeek, String zh, String en) implements Warning {

    private static final String ZH = "%s 至 %s 连续超过 48 小时无人接待%s：用户最初的留言将超过下发时限，无法回复";
    private static final String EN =
            "Nobody receives from %s to %s%s, more than 48 hours: who writes at its beginning can no longer be answered";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Those of the year from now on. */
    static List<ClosedTooLong> in(Hours hours, Instant now) {
        return hours.closedTooLong(now).stream()
                .map(closed -> of(closed, hours))
                .toList();
    }

    private static ClosedTooLong of(Closure closed, Hours hours) {
        String from = MOMENT.format(closed.from().atZone(hours.zoneId()));
        String until = MOMENT.format(closed.until().atZone(hours.zoneId()));
        boolean weekly = closed.everyWeek();
        return new ClosedTooLong(
                closed.from(),
                closed.until(),
                weekly,
                ZH.formatted(from, until, weekly ? "，每周如此" : ""),
                EN.formatted(from, until, weekly ? " and so every week" : ""));
    }
}
