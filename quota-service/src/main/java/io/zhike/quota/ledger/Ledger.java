package io.zhike.quota.ledger;

import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The changes of the users' reply windows, in their order. Each push that grants has one entry for ever, so the ledger
 * also tells which grants have been applied, however late and by whatever way a push comes once more.
 */
@ApplicationScoped
public class Ledger {

    private final Session session;

    Ledger(Session session) {
        this.session = session;
    }

    /** Writes an entry of a user whose window is locked. */
    public void write(UserKey user, LedgerEntry entry) {
        new LedgerRow(user, entry).persist();
    }

    /**
     * Those of the pushes that have an entry.
     *
     * @param pushes the pushes' event ids, each with its user
     */
    public Set<UUID> entered(Map<UUID, UserKey> pushes) {
        return pushes.isEmpty() ? Set.of() : LedgerRow.pushesOf(session, pushes);
    }

    /** Forgets the entries of a user until then. */
    public void forget(UserKey user, Instant until) {
        session.createMutationQuery("delete from LedgerRow where appId = :app and openId = :user and at <= :until")
                .setParameter("app", user.appId())
                .setParameter("user", user.openId())
                .setParameter("until", until)
                .executeUpdate();
    }
}
