package io.zhike.routing.decision;

import io.zhike.events.UserKey;
import io.zhike.outbox.UserRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.SortedSet;
import org.hibernate.Session;

/** What routing knows of its users, within the present transaction. */
@ApplicationScoped
class UserReceptions {

    private final UserRows rows;
    private final EntityManager entities;

    UserReceptions(UserRows rows, EntityManager entities) {
        this.rows = rows;
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

    private UserReceptionRow row(UserKey user) {
        UserReceptionRow row = UserReceptionRow.findById(user);
        if (row == null) {
            throw new IllegalStateException("A user is locked before it is read");
        }
        return row;
    }
}
