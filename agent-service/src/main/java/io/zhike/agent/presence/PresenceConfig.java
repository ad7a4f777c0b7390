package io.zhike.agent.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What is made of agents whose workbench is gone. */
@ConfigMapping(prefix = "zhike.presence")
public interface PresenceConfig {

    /** How long an agent keeps their status without an open workbench. */
    @WithDefault("PT60S")
    @DurationMin(seconds = 1)
    Duration grace();

    /** How long after they were seen last an agent gets their status and conversations back. */
    @WithDefault("PT30M")
    @DurationMin
    Duration returnWithin();

    /** How often it is noted whose workbench is open; far less than the grace. */
    @WithDefault("PT10S")
    @DurationMin(seconds = 1)
    Duration heartbeat();
}
