package io.zhike.quota.window;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import io.zhike.events.quota.Spent;
import io.zhike.quota.ledger.Balance;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's {@link ReplyWindow}, in the service's state table: it is locked before anything is said of the user. */
@Entity
@Table(name = WindowRow.TABLE)
@IdClass(UserKey.class)
class WindowRow extends PanacheEntityBase {

    static final String TABLE = "quota_window";

    @Id
    String appId;

    @Id
    String openId;

    int remaining;

    Instant openSince;

    Instant expiresAt;

    long tally;

    int granted;

    Instant grantedBy;

    int agentSpent;

    int robotSpent;

    int systemSpent;

    boolean mayProbe;

    /** Null where there is no other grant; then what follows means nothing. */
    @Nullable
    Integer standbyRemaining;

    long standbyTally;

    int standbyGranted;

    Instant standbyGrantedBy;

    int standbyAgentSpent;

    int standbyRobotSpent;

    int standbySystemSpent;

    boolean standbyMayProbe;

    Instant newestGrantBy;

    @Nullable
    UUID lastPush;

    Instant contradictedAt;

    /** The number of the user's newest ledger entry. */
    long changes;

    /** Rises with each change of what is shown; a new row begins higher than any before it. */
    long version;

    static @Nullable WindowRow of(UserKey user) {
        return findById(user);
    }

    ReplyWindow window() {
        return new ReplyWindow(
                openSince,
                expiresAt,
                new Remainder(remaining, new Tally(tally, granted, grantedBy, spent(), mayProbe)),
                standby(),
                newestGrantBy,
                contradictedAt);
    }

    private @Nullable Remainder standby() {
        return standbyRemaining == null
                ? null
                : new Remainder(
                        standbyRemaining,
                        new Tally(
                                standbyTally,
                                standbyGranted,
                                standbyGrantedBy,
                                new Spent(standbyAgentSpent, standbyRobotSpent, standbySystemSpent),
                                standbyMayProbe));
    }

    private void take(@Nullable Remainder other) {
        if (other == null) {
            standbyRemaining = null;
            return;
        }
        standbyRemaining = other.left();
        standbyTally = other.tally().number();
        standbyGranted = other.tally().granted();
        standbyGrantedBy = other.tally().grantedBy();
        standbyAgentSpent = other.tally().spent().agent();
        standbyRobotSpent = other.tally().spent().robot();
        standbySystemSpent = other.tally().spent().system();
        standbyMayProbe = other.tally().mayProbe();
    }

    private Spent spent() {
        return new Spent(agentSpent, robotSpent, systemSpent);
    }

    void take(ReplyWindow window) {
        remaining = window.remaining();
        openSince = window.openSince();
        expiresAt = window.expiresAt();
        tally = window.tally().number();
        granted = window.tally().granted();
        grantedBy = window.tally().grantedBy();
        agentSpent = window.tally().spent().agent();
        robotSpent = window.tally().spent().robot();
        systemSpent = window.tally().spent().system();
        mayProbe = window.tally().mayProbe();
        take(window.standby());
        newestGrantBy = window.newestGrantBy();
        contradictedAt = window.contradictedAt();
    }

    Quota quota() {
        return new Quota(Math.max(remaining, 0), granted, spent(), closes(), version);
    }

    Balance balance() {
        return new Balance(remaining, closes());
    }

    private @Nullable Instant closes() {
        return expiresAt.equals(Instant.EPOCH) ? null : expiresAt;
    }
}
