package io.zhike.agent.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replies are treated. */
@ConfigMapping(prefix = "zhike.reply")
interface ReplyConfig {

    /** How long a reply waits for the user's next message before people are asked whether it is still right. */
    @WithDefault("PT24H")
    Duration holdFor();
}
