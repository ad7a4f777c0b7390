package io.zhike.agent.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What workbenches may take of a replica. */
@ConfigMapping(prefix = "zhike.live")
interface LiveConfig {

    /** How many connections of one person a replica keeps open. */
    @WithDefault("20")
    @Min(1)
    int connectionsPerPerson();
}
