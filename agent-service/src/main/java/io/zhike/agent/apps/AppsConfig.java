package io.zhike.agent.apps;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The mini programs of this installation; only what agent-service needs of them. */
@ConfigMapping(prefix = "zhike.apps")
public interface AppsConfig {

    /** By app id. */
    @WithParentName
    Map<String, App> apps();

    /** One mini program. */
    interface App {

        /** What the workbench calls it; its app id where there is none. */
        Optional<String> name();

        Conversation conversation();
    }

    /** What of {@code zhike.conversation} is otherwise in an app. */
    interface Conversation {

        Optional<@DurationMin(seconds = 1) Duration> dormantAfter();

        Optional<@DurationMin(seconds = 1) Duration> expireAfter();

        Optional<@DurationMin Duration> reopenWithin();
    }
}
