package io.zhike.sender.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How replies are sent. */
@ConfigMapping(prefix = "zhike.sender")
public interface DeliveryConfig {

    /** Calls at a time, per app and replica: one app's slow calls hold up no other. */
    @WithDefault("32")
    @Min(1)
    int concurrency();

    /** How often to look for what no commit here tells of: retries that are due, and what a dead replica left. */
    @WithDefault("PT1S")
    @DurationMin(seconds = 1)
    Duration poll();

    /** The pause after the first failed attempt; doubles with each. */
    @WithDefault("PT1S")
    @DurationMin(millis = 1)
    Duration firstRetry();

    /** The longest such pause. */
    @WithDefault("PT1M")
    @DurationMin(millis = 1)
    Duration longestRetry();

    /** How long an app is left alone after WeChat's daily limit (errcode 45009), unless WeChat's day ends before. */
    @WithDefault("PT30M")
    @DurationMin(seconds = 1)
    Duration limitPause();
}
