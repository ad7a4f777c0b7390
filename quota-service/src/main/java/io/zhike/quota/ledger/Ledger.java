package io.zhike.quota.ledger;

import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * The changes of the users' reply windows, in their order. Each push that grants has one entry for ever, so the ledger
 * also tells which grants have been applied, however late and by whatever way a push comes once more.
 */
@ApplicationScoped
public class Ledger {

    /** Writes an entry of a user whose window is locked. */
    public void write(UserKey user, LedgerEntry entry) {
        new LedgerRow(user, entry).persist();
    }

    /** Whether the push has an entry. */
    public boolean knowsPush(UserKey user, UUID pushId) {
        return LedgerRow.hasPush(user, pushId);
    }
}
