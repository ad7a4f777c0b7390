package io.zhike.agent.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How what is old is forgotten; how old that is, each app says ({@link io.zhike.agent.settings.Retention}). */
@ConfigMapping(prefix = "zhike.retention")
interface RetentionConfig {

    /** How often what is old is looked for. */
    @WithDefault("PT1H")
    @DurationMin(seconds = 1)
    Duration sweep();
}
