package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.ledger.Why;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply that was approved.
 *
 * @param tally the tally that it counts in, {@link #NO_TALLY} where its unit has come back
 * @param standbyTally another one that it counts in, as {@code tally}: see {@link Standby}
 * @param probe it was approved although that tally had no unit for it, and has none to give back
 * @param outcome how it ended; null while it is under way
 * @param answeredAt when WeChat answered, or when the reply was given up; null while it is under way
 */
record Reply(
        UUID id,
        ReplySource source,
        long tally,
        long standbyTally,
        boolean probe,
        @Nullable Outcome outcome,
        @Nullable Instant answeredAt) {

    static final long NO_TALLY = 0;

    Reply {
        if (outcome != null) {
            Objects.requireNonNull(answeredAt, "answeredAt");
        }
    }

    static Reply approved(UUID id, ReplySource source, long tally, long standbyTally, boolean probe) {
        return new Reply(id, source, tally, standbyTally, probe, null, null);
    }

    /**
     * Whether WeChat may have counted it, or may still count it, against a grant.
     *
     * @param latest when WeChat can have made that grant at the latest
     */
    boolean mayCountFrom(Instant latest) {
        return switch (outcome) {
            case null -> true;
            case SENT, UNKNOWN -> !Objects.requireNonNull(answeredAt).isBefore(latest);
            case REFUSED, FAILED, WITHDRAWN -> false;
        };
    }

    boolean isUnderWay() {
        return outcome == null;
    }

    /** Whether it may end so now. */
    boolean mayEnd(Outcome next) {
        return outcome == null || outcome.mayBeFollowedBy(next);
    }

    /**
     * Why its unit comes back; empty where it stays spent.
     *
     * @param grantedBy when WeChat can have made the grant in force at the latest
     */
    Optional<Why> returns(Instant grantedBy) {
        return switch (outcome) {
            case null -> Optional.empty();
            case WITHDRAWN -> Optional.of(Why.WITHDRAWN);
            case REFUSED, FAILED -> Optional.of(Why.NOT_SENT);
            case SENT, UNKNOWN -> mayCountFrom(grantedBy) ? Optional.empty() : Optional.of(Why.ANSWERED_BEFORE_GRANT);
        };
    }

    Reply ended(ReplySettled settled) {
        Instant at = settled.answeredAt() == null ? settled.settledAt() : settled.answeredAt();
        return new Reply(id, source, tally, standbyTally, probe, settled.outcome(), at);
    }

    /** A tally that begins with it has a unit for it. */
    Reply countedIn(long otherTally) {
        return new Reply(id, source, otherTally, NO_TALLY, false, outcome, answeredAt);
    }

    /** It counts in that tally besides. */
    Reply alsoCountedIn(long otherTally) {
        return new Reply(id, source, tally, otherTally, probe, outcome, answeredAt);
    }

    /** It counts in that tally no longer. */
    Reply notCountedIn(long number) {
        return new Reply(
                id,
                source,
                tally == number ? NO_TALLY : tally,
                standbyTally == number ? NO_TALLY : standbyTally,
                probe,
                outcome,
                answeredAt);
    }
}
