package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.ledger.Why;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply that was approved.
 *
 * @param approvedIn the tally that was the newest when it was approved: later ones may have found it under way
 * @param tallies those that it counts in; one leaves the set when its unit comes back
 * @param probes the tally that it was approved in without a unit of it; {@link #NO_TALLY} where it had one
 * @param outcome how it ended; null while it is under way
 * @param answeredAt when WeChat answered, or when the reply was given up; null while it is under way
 */
record Reply(
        UUID id,
        ReplySource source,
        long approvedIn,
        Set<Long> tallies,
        long probes,
        @Nullable Outcome outcome,
        @Nullable Instant answeredAt) {

    static final long NO_TALLY = 0;

    Reply {
        if (outcome != null) {
            Objects.requireNonNull(answeredAt, "answeredAt");
        }
        tallies = Set.copyOf(tallies);
    }

    static Reply approved(UUID id, ReplySource source, long approvedIn, Set<Long> tallies, long probes) {
        return new Reply(id, source, approvedIn, tallies, probes, null, null);
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

    /** Whether the tally began after it was approved; else WeChat counts it in that one whatever the clocks say. */
    boolean wasFoundBy(long tally) {
        return tally > approvedIn;
    }

    /** Whether it may end so now. */
    boolean mayEnd(Outcome next) {
        return outcome == null || outcome.mayBeFollowedBy(next);
    }

    /** Why its unit of that tally comes back; empty where it stays spent. */
    Optional<Why> whyReturned(Tally tally) {
        return switch (outcome) {
            case null -> Optional.empty();
            case WITHDRAWN -> Optional.of(Why.WITHDRAWN);
            case REFUSED, FAILED -> Optional.of(Why.NOT_SENT);
            case SENT, UNKNOWN ->
                wasFoundBy(tally.number()) && !mayCountFrom(tally.grantedBy())
                        ? Optional.of(Why.ANSWERED_BEFORE_GRANT)
                        : Optional.empty();
        };
    }

    /** Why another one may probe after it; empty where what became of it is not known. */
    Optional<Why> whyProbed() {
        return switch (outcome) {
            case null -> Optional.empty();
            case UNKNOWN -> Optional.empty();
            case SENT -> Optional.of(Why.WECHAT_TOOK_MORE);
            case WITHDRAWN -> Optional.of(Why.WITHDRAWN);
            case REFUSED, FAILED -> Optional.of(Why.NOT_SENT);
        };
    }

    Reply ended(ReplySettled settled) {
        Instant at = settled.answeredAt() == null ? settled.settledAt() : settled.answeredAt();
        return new Reply(id, source, approvedIn, tallies, probes, settled.outcome(), at);
    }

    /**
     * It counts in a new tally.
     *
     * @param kept the tallies that there are with it: no more than two
     */
    Reply foundBy(long tally, Set<Long> kept) {
        Set<Long> now = new HashSet<>(tallies);
        now.add(tally);
        now.retainAll(kept);
        return countedIn(now);
    }

    /** It counts in those tallies no longer. */
    Reply notCountedIn(Set<Long> left) {
        Set<Long> now = new HashSet<>(tallies);
        now.removeAll(left);
        return countedIn(now);
    }

    private Reply countedIn(Set<Long> now) {
        return new Reply(id, source, approvedIn, now, probes, outcome, answeredAt);
    }
}
