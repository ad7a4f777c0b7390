package io.zhike.quota.window;

import com.github.f4b6a3.uuid.UuidCreator;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.outbox.Outbox;
import io.zhike.outbox.UserRows;
import io.zhike.quota.ledger.Balance;
import io.zhike.quota.ledger.Ledger;
import io.zhike.quota.ledger.LedgerEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/** The users' reply windows as they are stored; a change is in the ledger, and is told to everyone if it shows. */
@ApplicationScoped
public class ReplyWindows {

    private final UserRows users;
    private final Session session;
    private final Ledger ledger;
    private final Outbox outbox;

    ReplyWindows(UserRows users, Session session, Ledger ledger, Outbox outbox) {
        this.users = users;
        this.session = session;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /** Locks their windows until the present transaction ends, and reads them; who has none gets one that was never open. */
    public void lock(Collection<UserKey> locked) {
        users.lock(WindowRow.TABLE, locked);
        session.findMultiple(WindowRow.class, List.copyOf(locked));
    }

    /** Whether the push is the one of a locked user that was applied last: most are, and the ledger need not be asked. */
    boolean isLastPush(UserKey user, UUID pushId) {
        return pushId.equals(row(user).lastPush);
    }

    /** The window of a user who is locked. */
    ReplyWindow of(UserKey user) {
        return row(user).window();
    }

    /** Stores the window of a user who is locked, of which nothing is shown otherwise than before. */
    void keep(UserKey user, ReplyWindow after) {
        row(user).take(after);
    }

    /** Stores the window of a user who is locked. */
    void change(UserKey user, ReplyWindow after, Change change, Instant now) {
        WindowRow row = row(user);
        Balance balance = row.balance();
        Quota shown = row.quota();
        row.take(after);
        row.changes++;
        if (change.pushId() != null) {
            row.lastPush = change.pushId();
        }
        ledger.write(
                user,
                new LedgerEntry(
                        row.changes,
                        now,
                        change.who(),
                        change.why(),
                        balance,
                        row.balance(),
                        change.replyId(),
                        change.pushId()));
        if (!row.quota().equals(shown)) {
            row.version++;
            outbox.add(Topic.QUOTA, changed(user, row.quota(), now));
        }
    }

    /**
     * Forgets what is known of a user who is locked: their replies that have ended, and the window unless it counts on.
     *
     * @param until what came later stays
     * @return whether nothing is left
     */
    public boolean forget(UserKey user, Instant until) {
        ReplyRow.forgetEnded(session, user, until);
        WindowRow row = row(user);
        if (row.newestGrantBy.isAfter(until) || ReplyRow.areThere(user)) {
            return false;
        }
        session.remove(row);
        return true;
    }

    private static QuotaChanged changed(UserKey user, Quota quota, Instant now) {
        return new QuotaChanged(
                UuidCreator.getTimeOrderedEpoch(),
                user.appId(),
                user.openId(),
                now,
                quota.version(),
                quota.remaining(),
                quota.granted(),
                quota.spent(),
                Objects.requireNonNull(quota.expiresAt(), "a window that changed has been open"));
    }

    private static WindowRow row(UserKey user) {
        return Objects.requireNonNull(WindowRow.of(user), "a locked user has a window");
    }
}
