package io.zhike.gateway.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import java.util.Map;
import java.util.Optional;

/** {@code zhike.apps."wx..."}: what stands in WeChat's console under 消息推送. */
@ConfigMapping(prefix = "zhike")
interface AppsConfig {

    /** By app id. */
    Map<String, PushSetup> apps();

    interface PushSetup {

        String token();

        /** 43 characters; may be left out in plain mode. */
        Optional<String> encodingAesKey();

        PushFormat format();

        PushMode mode();

        /** Whether WeChat's own web tool gets messages. */
        @WithDefault("NEVER")
        HandOver handOver();
    }
}
