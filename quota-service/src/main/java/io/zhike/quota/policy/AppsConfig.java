package io.zhike.quota.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;
import java.util.Optional;

/** The installation's mini programs by app id, with what of their settings concerns the quota. */
@ConfigMapping(prefix = "zhike.apps")
public interface AppsConfig {

    @WithParentName
    Map<String, App> apps();

    /** One mini program; its name stands for its being there. */
    interface App {

        String name();

        Quota quota();
    }

    /** What an app does otherwise than {@link QuotaConfig} says. */
    interface Quota {

        Optional<Preset> policy();

        Optional<@PositiveOrZero Integer> reserve();
    }
}
