package io.zhike.quota.window;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import io.zhike.quota.ledger.Balance;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user's {@link ReplyWindow}, in the service's state table: it is locked before anything is said of the user. */
@Entity
@Table(name = WindowRow.TABLE)
@IdClass(UserKey.class)
class WindowRow extends PanacheEntityBase {

    static final String TABLE = "quota_window";

    @Id
    @Column(name = "app_id")
    String appId;

    @Id
    @Column(name = "open_id")
    String openId;

    @Column(name = "remaining")
    int remaining;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "tally")
    long tally;

    @Column(name = "granted")
    int granted;

    @Column(name = "granted_by")
    Instant grantedBy;

    @Column(name = "newest_grant_by")
    Instant newestGrantBy;

    @Column(name = "contradicted_at")
    Instant contradictedAt;

    /** The number of the user's newest ledger entry. */
    @Column(name = "changes")
    long changes;

    /** Counts the changes of what is shown. */
    @Column(name = "version")
    long version;

    static @Nullable WindowRow of(UserKey user) {
        return findById(user);
    }

    ReplyWindow window() {
        return new ReplyWindow(
                remaining, expiresAt, new Tally(tally, granted, grantedBy), newestGrantBy, contradictedAt);
    }

    void take(ReplyWindow window) {
        remaining = window.remaining();
        expiresAt = window.expiresAt();
        tally = window.tally().number();
        granted = window.tally().granted();
        grantedBy = window.tally().grantedBy();
        newestGrantBy = window.newestGrantBy();
        contradictedAt = window.contradictedAt();
    }

    Quota quota() {
        return new Quota(Math.max(remaining, 0), granted, closes(), version);
    }

    Balance balance() {
        return new Balance(remaining, closes());
    }

    private @Nullable Instant closes() {
        return expiresAt.equals(Instant.EPOCH) ? null : expiresAt;
    }
}
