package io.zhike.agent.conversation;

import io.zhike.agent.apps.AppsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** How long conversations of an app stay as they are. */
@ApplicationScoped
public class Lifecycle {

    private final LifecycleConfig everywhere;
    private final AppsConfig apps;

    Lifecycle(LifecycleConfig everywhere, AppsConfig apps) {
        this.everywhere = everywhere;
        this.apps = apps;
    }

    /**
     * An app's times.
     *
     * @param dormantAfter how long a conversation that an agent has may lie still
     * @param expireAfter how long after its user's last message a conversation that nobody has expires
     * @param reopenWithin how long after its end a message goes on with a conversation that a person had
     */
    public record Times(Duration dormantAfter, Duration expireAfter, Duration reopenWithin) {}

    /** The times of an app; those of every app where it has none of its own. */
    public Times of(String appId) {
        Optional<AppsConfig.Conversation> own =
                Optional.ofNullable(apps.apps().get(appId)).map(AppsConfig.App::conversation);
        return new Times(
                own.flatMap(AppsConfig.Conversation::dormantAfter).orElse(everywhere.dormantAfter()),
                own.flatMap(AppsConfig.Conversation::expireAfter).orElse(everywhere.expireAfter()),
                own.flatMap(AppsConfig.Conversation::reopenWithin).orElse(everywhere.reopenWithin()));
    }
}
