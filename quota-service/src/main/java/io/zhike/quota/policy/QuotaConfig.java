package io.zhike.quota.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;

/** The quota's settings for every app that has none of its own. */
@ConfigMapping(prefix = "zhike.quota")
public interface QuotaConfig {

    @WithDefault("guide")
    Preset policy();

    /** Units that replies of the robot and of the desk itself leave for people. */
    @WithDefault("1")
    @PositiveOrZero
    int reserve();
}
