package io.zhike.quota.erasure;

import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.UserErased;
import io.zhike.outbox.Outbox;
import io.zhike.quota.ledger.Ledger;
import io.zhike.quota.window.ReplyWindows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * Forgets a user. What must not be forgotten stays until it is old: a window that was opened since, or of which replies are
 * under way, because a count that is lost may be overspent. It holds numbers and times.
 */
@ApplicationScoped
class EraseUser {

    private final ReplyWindows windows;
    private final Ledger ledger;
    private final Outbox outbox;

    EraseUser(ReplyWindows windows, Ledger ledger, Outbox outbox) {
        this.windows = windows;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    void lock(Collection<UserKey> users) {
        windows.lock(users);
    }

    /** A user who is locked. */
    void erase(UserErased erased) {
        UserKey user = erased.user();
        ledger.forget(user, erased.erasedAt());
        if (windows.forget(user, erased.erasedAt())) {
            outbox.forget(user);
        }
        outbox.addTombstone(Topic.QUOTA, user);
    }
}
