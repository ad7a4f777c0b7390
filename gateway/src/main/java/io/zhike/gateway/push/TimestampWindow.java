package io.zhike.gateway.push;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.zhike.gateway.inbound.Arrival;
import io.zhike.wechat.push.PushQuery;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses pushes that were signed too long ago or too far ahead, so that what somebody recorded cannot be played back. The
 * event's id makes a played-back push harmless as it is; this keeps it off Kafka too.
 */
@Startup
@Singleton
class TimestampWindow {

    /** WeChat's three tries come within seconds, but clocks differ. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final @Nullable Duration window;

    TimestampWindow(PushConfig config) {
        window = config.timestampWindow().orElse(null);
        if (window != null && window.compareTo(SHORTEST) < 0) {
            var key = "zhike.gateway.timestamp-window";
            throw new ConfigurationException(
                    key + ": at least one minute, or WeChat's own retries are refused", Set.of(key));
        }
    }

    /**
     * Lets a push pass whose signature was checked.
     *
     * @throws StalePushException where its timestamp lies outside the window
     */
    void check(PushQuery query, Arrival arrival) {
        if (window == null) {
            return;
        }
        var distance = Math.abs(seconds(query.timestamp()) - arrival.at().getEpochSecond());
        if (distance > window.toSeconds()) {
            throw new StalePushException(query.timestamp());
        }
    }

    private static long seconds(@Nullable String timestamp) {
        try {
            return timestamp == null ? 0 : Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            throw new StalePushException(timestamp);
        }
    }
}
