package io.zhike.agent.unanswered;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When it is told that a window ends unanswered. */
@ConfigMapping(prefix = "zhike.unanswered")
interface UnansweredConfig {

    /** How long before its end. */
    @WithDefault("PT2H")
    Duration warnBefore();

    /** How often it is looked for; read by the scheduler. */
    @WithDefault("PT1M")
    Duration sweep();
}
