package io.zhike.simulator.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import java.util.Map;
import java.util.Optional;

/** The mini programs by their app ids, under the same keys as the services read. */
@ConfigMapping(prefix = "zhike.apps")
interface AppsConfig {

    @WithParentName
    Map<String, AppConfig> apps();

    interface AppConfig {

        /** The app id where it is left out. */
        Optional<String> name();

        String secret();

        String token();

        /** May be left out in plain mode only. */
        Optional<String> encodingAesKey();

        @WithDefault("json")
        PushFormat format();

        @WithDefault("secure")
        PushMode mode();

        QuotaConfig quota();
    }

    interface QuotaConfig {

        /** {@code zhike.quota.policy} where it is left out. */
        Optional<String> policy();
    }
}
