package io.zhike.agent.updates;

import com.github.f4b6a3.uuid.UuidCreator;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.update.ConversationUpdated;
import io.zhike.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Tells the workbenches that are open, on whichever replica, that they show something old. */
@ApplicationScoped
public class Updates {

    private final ToldConversations told;
    private final Outbox outbox;
    private final Clock clock;

    Updates(ToldConversations told, Outbox outbox, Clock clock) {
        this.told = told;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is shown of the conversation changes with the present transaction, which says so once. */
    public void changed(UserKey user, UUID conversation) {
        if (told.add(conversation)) {
            outbox.add(
                    Topic.AGENT_UPDATES,
                    new ConversationUpdated(
                            UuidCreator.getTimeOrderedEpoch(),
                            user.appId(),
                            user.openId(),
                            clock.instant(),
                            conversation));
        }
    }
}
