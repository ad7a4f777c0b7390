package io.zhike.quota.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import io.zhike.events.outbound.ReplySource;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
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

        /** An app with a policy of its own has no other changes than its own ones. */
        Optional<String> policy();

        List<QuotaConfig.Change> changes();

        Optional<@PositiveOrZero Integer> reserve();

        Map<ReplySource, @PositiveOrZero Integer> caps();

        Optional<Boolean> trust();
    }
}
