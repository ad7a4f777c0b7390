package io.zhike.agent.user;

import io.zhike.events.UserKey;
import io.zhike.outbox.UserRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/** The users' state rows. Whatever changes a user's conversation locks the row first. */
@ApplicationScoped
public class Users {

    private static final String TABLE = "app_user";

    private final UserRows rows;
    private final Session session;

    Users(UserRows rows, Session session) {
        this.rows = rows;
        this.session = session;
    }

    /** Locks these users' rows until the transaction ends, and reads them all at once. */
    public List<UserRow> lock(Collection<UserKey> users) {
        rows.lock(TABLE, users);
        return session.findMultiple(UserRow.class, List.copyOf(users));
    }

    /** Locks one user's row until the transaction ends. */
    public UserRow lock(UserKey user) {
        return lock(List.of(user)).getFirst();
    }

    /** A row that this transaction has locked. */
    public UserRow locked(UserKey user) {
        return session.find(UserRow.class, user);
    }
}
