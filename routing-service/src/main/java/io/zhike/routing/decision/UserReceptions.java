package io.zhike.routing.decision;

import io.zhike.events.UserKey;
import io.zhike.outbox.Outbox;
import io.zhike.outbox.UserRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.hibernate.Session;

/** What routing knows of its users, within the present transaction. */
@ApplicationScoped
class UserReceptions {

    private final UserRows rows;
    private final Outbox outbox;
    private final EntityManager entities;

    UserReceptions(UserRows rows, Outbox outbox, EntityManager entities) {
        this.rows = rows;
        this.outbox = outbox;
        this.entities = entities;
    }

    /** Locks the users until the transaction ends, and reads them all at once. */
    void lock(SortedSet<UserKey> users) {
        rows.lock(UserReceptionRow.TABLE, users);
        entities.unwrap(Session.class).findMultiple(UserReceptionRow.class, List.copyOf(users));
    }

    /** What is known of a locked user. */
    UserReception of(UserKey user) {
        return row(user).state();
    }

    void put(UserKey user, UserReception state) {
        row(user).become(state);
    }

    /**
     * Forgets a locked user, and what was to be said of them.
     *
     * @param upTo the number of the last push that is forgotten: of who has come back since the count stays, which goes on
     *     rising
     */
    void erase(UserKey user, long upTo) {
        UserReceptionRow row = row(user);
        if (row.number > upTo) {
            row.become(row.state().forgotten());
        } else {
            outbox.forget(user);
            row.delete();
        }
    }

    /** A row is missing where its user was erased a moment ago. */
    private UserReceptionRow row(UserKey user) {
        UserReceptionRow row = UserReceptionRow.findById(user);
        if (row != null) {
            return row;
        }
        entities.flush();
        rows.lock(UserReceptionRow.TABLE, List.of(user));
        return Objects.requireNonNull(UserReceptionRow.findById(user), "what is locked is there");
    }
}
