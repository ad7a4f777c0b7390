package io.zhike.sender.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How fast replies may leave. */
@ConfigMapping(prefix = "zhike.sender")
public interface RateConfig {

    /**
     * Replies per second, per app and replica, unless the app has a rate of its own. WeChat names no figure: it answers
     * {@code /cgi-bin/openapi/quota/get} with the {@code rate_limit} of the app that asks, beside its calls of the day.
     */
    @WithDefault("200")
    @Min(1)
    int rate();
}
