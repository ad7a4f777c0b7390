package io.zhike.agent.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What a search may cost. */
@ConfigMapping(prefix = "zhike.search")
interface SearchConfig {

    /** How long PostgreSQL may work on one page. */
    @WithDefault("PT3S")
    @DurationMin(millis = 100)
    Duration timeout();
}
