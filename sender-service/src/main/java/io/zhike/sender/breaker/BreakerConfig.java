package io.zhike.sender.breaker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long an app leaves WeChat alone while its calls go wrong. */
@ConfigMapping(prefix = "zhike.sender.breaker")
public interface BreakerConfig {

    /** Before the first call that tries whether WeChat is back, less up to half by chance; doubles with each that fails. */
    @WithDefault("PT5S")
    @DurationMin(millis = 2)
    Duration pause();

    /** The longest such pause: of one call in it at most nobody knows the fate. */
    @WithDefault("PT30S")
    @DurationMin(millis = 2)
    Duration longestPause();
}
