package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.ledger.Why;
import io.zhike.quota.policy.QuotaPolicy;
import io.zhike.quota.policy.Sharing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one user may still be sent. WeChat counts a reply when it handles it, which is known only to lie between the
 * attempt and its answer: every reply under way is taken as counted, and its unit comes back where it turns out that
 * WeChat did not count it against the grant in force.
 *
 * @param remaining units left; below 0 where more replies are under way than a grant gave
 * @param openSince when the push was made that opened it: it has been open without a break from there on; the epoch where
 *     it has never been open
 * @param expiresAt when the window closes; the epoch where it has never been open
 * @param tally what is counted against the grant in force: the last one that left no fewer units than there were
 * @param standby another grant, which says less; null where there is none
 * @param newestGrantBy when WeChat can have made the newest grant of all at the latest, in force or not
 * @param contradictedAt the newest attempt at which WeChat contradicted; the epoch where it never did
 */
record ReplyWindow(
        int remaining,
        Instant openSince,
        Instant expiresAt,
        Tally tally,
        @Nullable Standby standby,
        Instant newestGrantBy,
        Instant contradictedAt) {

    /** The window of a user who has pushed nothing yet. */
    static final ReplyWindow NEVER_OPENED =
            new ReplyWindow(0, Instant.EPOCH, Instant.EPOCH, Tally.NONE, null, Instant.EPOCH, Instant.EPOCH);

    boolean isOpen(Instant at) {
        return at.isBefore(expiresAt);
    }

    /**
     * The window after a push. One that comes when its own time is over counts only where the window has been open all the
     * time since, and one that WeChat had made when it contradicted changes nothing.
     *
     * @param replies the user's replies, at least those that {@linkplain Reply#mayCountFrom may count} against the grant
     */
    Granted grant(Grant grant, Collection<Reply> replies, Instant now) {
        ReplyWindow noted = new ReplyWindow(
                remaining, openSince, expiresAt, tally, standby, max(newestGrantBy, grant.latest()), contradictedAt);
        if (isOver(grant, now) || !grant.latest().isAfter(contradictedAt)) {
            return new Granted(noted, List.of());
        }
        List<Reply> counted = replies.stream()
                .filter(reply -> reply.mayCountFrom(grant.latest()))
                .toList();
        Tally next = Tally.of(nextTally(), grant, counted);
        int left = grant.replies() - counted.size();
        ReplyWindow open = isOpen(grant.earliest())
                ? noted.during(min(openSince, grant.earliest()), max(expiresAt, grant.expiresAt()))
                : noted.during(grant.earliest(), grant.expiresAt());
        if (isOpen(grant.earliest()) && left < remaining) {
            return new Granted(
                    open.with(remaining, tally, new Standby(left, next)),
                    counted.stream()
                            .map(reply -> reply.alsoCountedIn(next.number()))
                            .toList());
        }
        return new Granted(
                open.with(left, next, null),
                counted.stream().map(reply -> reply.countedIn(next.number())).toList());
    }

    private boolean isOver(Grant grant, Instant now) {
        boolean openEverSince = isOpen(now) && !grant.earliest().isBefore(openSince);
        return !grant.expiresAt().isAfter(now) && !openEverSince;
    }

    private long nextTally() {
        return 1
                + (standby == null
                        ? tally.number()
                        : Math.max(tally.number(), standby.tally().number()));
    }

    /** Whether a reply may go now. */
    Decision decide(ReplySource source, QuotaPolicy policy, Instant now) {
        if (!isOpen(now)) {
            return new Decision.Refused(expiresAt.equals(Instant.EPOCH) ? Rule.NEVER_OPENED : Rule.EXPIRED);
        }
        Sharing sharing = policy.sharing();
        OptionalInt cap = sharing.cap(source);
        if (cap.isPresent() && tally.spent().by(source) >= cap.getAsInt()) {
            return new Decision.Refused(Rule.CAPPED);
        }
        if (remaining > sharing.reserveFrom(source, tally.granted())) {
            return new Decision.Approved(
                    with(remaining - 1, tally.took(source), standbyAfter(source)), expiresAt, false);
        }
        if (remaining > 0) {
            return new Decision.Refused(Rule.RESERVED);
        }
        return policy.trust() && source == ReplySource.AGENT && tally.mayProbe()
                ? new Decision.Approved(with(remaining, tally.probing(true), standbyAfter(source)), expiresAt, true)
                : new Decision.Refused(Rule.NONE_LEFT);
    }

    private @Nullable Standby standbyAfter(ReplySource source) {
        return standby == null ? null : standby.took(source);
    }

    /**
     * The window after the end of a reply.
     *
     * @param reply one that was approved in this window and {@linkplain Reply#mayEnd may end} so
     */
    Settling settle(Reply reply, ReplySettled settled) {
        Reply ended = reply.ended(settled);
        Optional<Contradiction> contradiction = Contradiction.in(settled);
        Instant attemptedAt = settled.attemptedAt() == null ? settled.settledAt() : settled.attemptedAt();
        boolean drifted = contradiction.isPresent() && newestGrantBy.isAfter(attemptedAt);
        if (contradiction.isPresent() && !drifted) {
            return contradicted(ended, contradiction.get(), attemptedAt);
        }
        Settling settling = settleInForce(ended, drifted);
        return settling.window().settleStandby(settling, drifted);
    }

    private Settling settleInForce(Reply ended, boolean drifted) {
        if (!tally.counts(ended)) {
            return unchanged(ended);
        }
        if (ended.probe()) {
            return probed(ended);
        }
        return returns(ended, drifted, tally).map(why -> returned(ended, why)).orElseGet(() -> unchanged(ended));
    }

    private static Optional<Why> returns(Reply ended, boolean drifted, Tally tally) {
        return drifted ? Optional.of(Why.DRIFTED) : ended.returns(tally.grantedBy());
    }

    /** What the end says of the other grant, which comes into force where it says more now. */
    private Settling settleStandby(Settling settling, boolean drifted) {
        Reply ended = settling.reply();
        if (standby == null || !standby.tally().counts(ended)) {
            return settling;
        }
        Optional<Why> why = returns(ended, drifted, standby.tally());
        if (why.isEmpty()) {
            return settling;
        }
        Standby more = standby.gotBack(ended.source());
        Reply after = ended.notCountedIn(more.tally().number());
        if (more.remaining() <= remaining) {
            return new Settling(with(remaining, tally, more), after, settling.change());
        }
        ReplyWindow swapped = with(more.remaining(), more.tally(), new Standby(remaining, tally));
        return new Settling(swapped, after, settling.change().or(() -> Optional.of(Change.of(after, why.get()))));
    }

    private Settling unchanged(Reply ended) {
        return new Settling(this, ended, Optional.empty());
    }

    /** Nothing comes back; what WeChat clearly answered, or never saw, lets another one try. */
    private Settling probed(Reply ended) {
        return switch (Objects.requireNonNull(ended.outcome())) {
            case SENT -> probed(ended, Why.WECHAT_TOOK_MORE);
            case WITHDRAWN -> probed(ended, Why.WITHDRAWN);
            case REFUSED, FAILED -> probed(ended, Why.NOT_SENT);
            case UNKNOWN -> unchanged(ended);
        };
    }

    private Settling probed(Reply ended, Why why) {
        return new Settling(with(remaining, tally.probing(false), standby), ended, Optional.of(Change.of(ended, why)));
    }

    private Settling returned(Reply ended, Why why) {
        int left = Math.min(remaining + 1, tally.granted());
        return new Settling(
                with(left, tally.gotBack(ended.source()), standby),
                ended.notCountedIn(tally.number()),
                Optional.of(Change.of(ended, why)));
    }

    private Settling contradicted(Reply ended, Contradiction contradiction, Instant attemptedAt) {
        Instant closes = switch (contradiction) {
            case NONE_LEFT -> expiresAt;
            case CLOSED -> isOpen(attemptedAt) ? attemptedAt : expiresAt;
        };
        ReplyWindow after = new ReplyWindow(
                0,
                openSince,
                closes,
                tally.contradicted(nextTally()),
                null,
                newestGrantBy,
                max(contradictedAt, attemptedAt));
        return new Settling(after, ended, Optional.of(Change.byWeChat(ended, contradiction)));
    }

    private ReplyWindow with(int left, Tally counted, @Nullable Standby other) {
        return new ReplyWindow(left, openSince, expiresAt, counted, other, newestGrantBy, contradictedAt);
    }

    private ReplyWindow during(Instant from, Instant until) {
        return new ReplyWindow(remaining, from, until, tally, standby, newestGrantBy, contradictedAt);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
