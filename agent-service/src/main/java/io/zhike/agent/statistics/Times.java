package io.zhike.agent.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, to a millisecond; null where it never happened.
 *
 * @param p50 for half of them no longer, interpolated between two where none is in the middle
 * @param p90 for nine of ten no longer, as well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Times(@Nullable Duration p50, @Nullable Duration p90) {

    static final Times NONE = new Times(null, null);

    static Times ofSeconds(@Nullable Double p50, @Nullable Double p90) {
        return new Times(duration(p50), duration(p90));
    }

    private static @Nullable Duration duration(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }
}
