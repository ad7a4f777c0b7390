package io.zhike.agent.customer;

import io.zhike.agent.access.Caller;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.updates.Updates;
import io.zhike.agent.user.UserRow;
import io.zhike.agent.user.Users;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The users whom a caller may know: those with a conversation that they may read. */
@ApplicationScoped
public class Customers {

    private final Session session;
    private final Users users;
    private final ConversationReads reads;
    private final Updates updates;

    Customers(Session session, Users users, ConversationReads reads, Updates updates) {
        this.session = session;
        this.users = users;
        this.reads = reads;
        this.updates = updates;
    }

    /** Empty where there is no such user, or none whom the caller may know. */
    public Optional<UserRow> find(Caller caller, UserKey key) {
        return isThere(key) && reads.mayReadOf(caller, key)
                ? Optional.of(session.find(UserRow.class, key))
                : Optional.empty();
    }

    /** The same, locked until the transaction ends; a user who is not there is not made by it. */
    public Optional<UserRow> lock(Caller caller, UserKey key) {
        return isThere(key) && reads.mayReadOf(caller, key) ? Optional.of(users.lock(key)) : Optional.empty();
    }

    /** Asks without reading the row: what is read before the lock would be what the transaction goes on with. */
    private boolean isThere(UserKey key) {
        return session.createQuery(
                                "select count(*) from UserRow u where u.appId = :app and u.openId = :user", Long.class)
                        .setParameter("app", key.appId())
                        .setParameter("user", key.openId())
                        .getSingleResult()
                > 0;
    }

    /** What is shown of the user beside their newest conversation changes with the present transaction. */
    void changed(UserRow user) {
        UUID newest = user.lastConversation();
        if (newest != null) {
            updates.changed(user.key(), newest);
        }
    }
}
