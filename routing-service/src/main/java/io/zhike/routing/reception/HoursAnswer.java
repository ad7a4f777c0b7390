package io.zhike.routing.reception;

import io.zhike.routing.hours.ExtraDay;
import io.zhike.routing.hours.Holiday;
import io.zhike.routing.hours.Hours;
import io.zhike.routing.hours.Week;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app's business hours, and what is dangerous about them; see {@link Hours}.
 *
 * @param warnings stretches in which windows would be lost
 */
record HoursAnswer(
        String zone,
        @Nullable Week week,
        List<Holiday> holidays,
        List<ExtraDay> extraDays,
        List<ClosedTooLong> warnings) {

    static HoursAnswer of(Hours hours, Instant now) {
        return new HoursAnswer(
                hours.zone(), hours.week(), hours.holidays(), hours.extraDays(), ClosedTooLong.in(hours, now));
    }
}
