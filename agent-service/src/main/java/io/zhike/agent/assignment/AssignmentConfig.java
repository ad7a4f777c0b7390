package io.zhike.agent.assignment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the desk looks after its queue. */
@ConfigMapping(prefix = "zhike.assignment")
public interface AssignmentConfig {

    /** How often assignments and returns to the queue that a crash left out are looked for. */
    @WithDefault("PT5S")
    @DurationMin(seconds = 1)
    Duration sweep();
}
