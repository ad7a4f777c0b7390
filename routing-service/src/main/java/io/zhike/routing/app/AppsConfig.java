package io.zhike.routing.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The installation's apps by their app ids; what else belongs to an app is other services' concern. */
@ConfigMapping(prefix = "zhike.apps")
interface AppsConfig {

    @WithParentName
    Map<String, App> byId();

    /** One mini program. */
    interface App {

        /** What people call it. */
        String name();
    }
}
