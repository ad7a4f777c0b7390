package io.zhike.agent.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long a conversation stays as it is, for every app that has no times of its own. */
@ConfigMapping(prefix = "zhike.conversation")
public interface LifecycleConfig {

    /** How long a conversation that an agent has may lie still. */
    @WithDefault("PT30M")
    @DurationMin(seconds = 1)
    Duration dormantAfter();

    /** How long after its user's last message a conversation that nobody has expires: as long as WeChat's window. */
    @WithDefault("PT48H")
    @DurationMin(seconds = 1)
    Duration expireAfter();

    /** How long after its end a user's message goes on with a conversation that a person had. */
    @WithDefault("PT10M")
    @DurationMin
    Duration reopenWithin();

    /** How often conversations are looked for whose time has come. */
    @WithDefault("PT10S")
    @DurationMin(seconds = 1)
    Duration sweep();
}
