package io.zhike.agent.hours;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the desk knows when it is open. */
@ConfigMapping(prefix = "zhike.hours")
public interface HoursConfig {

    /** How often routing-service is asked for every app's opening hours. */
    @WithDefault("PT1M")
    @DurationMin(seconds = 1)
    Duration refresh();
}
