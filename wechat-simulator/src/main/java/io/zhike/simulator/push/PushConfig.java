package io.zhike.simulator.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where pushes go. */
@ConfigMapping(prefix = "zhike.simulator")
interface PushConfig {

    /** {@code /wechat/{appId}} is added to it. */
    @WithDefault("http://127.0.0.1:8080")
    URI gatewayUrl();

    /** How long WeChat waits for an answer, from the connection to the last byte. */
    @WithDefault("PT5S")
    Duration pushTimeout();
}
