package io.zhike.agent.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.Ending;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.Person;
import io.zhike.agent.settings.Settings;
import io.zhike.agent.updates.Updates;
import io.zhike.agent.user.UserRow;
import io.zhike.agent.webhook.WebhookConfig;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.UserErased;
import io.zhike.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Forgets a user here, and has every other service forget them. */
@ApplicationScoped
class EraseUser {

    private final Session session;
    private final Conversations conversations;
    private final Traces traces;
    private final Settings settings;
    private final WebhookConfig webhooks;
    private final Outbox outbox;
    private final Updates updates;
    private final Clock clock;

    EraseUser(
            Session session,
            Conversations conversations,
            Traces traces,
            Settings settings,
            WebhookConfig webhooks,
            Outbox outbox,
            Updates updates,
            Clock clock) {
        this.session = session;
        this.conversations = conversations;
        this.traces = traces;
        this.settings = settings;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.updates = updates;
        this.clock = clock;
    }

    /**
     * A user whose row is locked; the session is cleared.
     *
     * @param by in whose name what goes on is ended
     */
    Erased erase(UserRow user, String by) {
        UserKey key = user.key();
        long number = user.highestNumber();
        Instant now = clock.instant();
        outbox.forget(key);
        end(user, by);
        session.flush();
        session.clear();
        List<UUID> theirs = traces.conversationsOf(key);
        int pictures = traces.deletePictures(theirs);
        int messages = traces.deleteConversations(key.appId(), theirs) + traces.deleteUser(key);
        theirs.forEach(id -> updates.changed(key, id));
        outbox.add(
                Topic.CONVERSATIONS,
                new UserErased(UuidCreator.getTimeOrderedEpoch(), key.appId(), key.openId(), now, number));
        return new Erased(
                now,
                theirs.size(),
                messages,
                pictures,
                Remains.after(
                        now,
                        webhooks.keep(),
                        settings.of(key.appId()).retention().audit()));
    }

    /** So that whoever has the conversation has room, and integrators hear of its end. */
    private void end(UserRow user, String by) {
        conversations.open(user).ifPresent(row -> {
            Ending ending = row.conversation().end(new Person(by, true, false), clock.instant());
            if (ending instanceof Ending.Done(var after)) {
                conversations.change(new LockedConversation(user, row), after);
            }
        });
    }
}
