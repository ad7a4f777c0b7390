package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.ledger.Why;
import io.zhike.quota.policy.QuotaPolicy;
import io.zhike.quota.policy.Sharing;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one user may still be sent. WeChat counts a reply when it handles it, which is known only to lie between the
 * attempt and its answer: every reply under way is taken as counted, and its unit comes back where it turns out that
 * WeChat did not count it against a grant.
 *
 * @param openSince when the push was made that opened it: it has been open without a break from there on; the epoch where
 *     it has never been open
 * @param expiresAt when the window closes; the epoch where it has never been open
 * @param inForce what is left of the grant that leaves most
 * @param standby of another grant, which may come to leave more; null where there is none
 * @param newestGrantBy when WeChat can have made the newest grant of all at the latest, in force or not
 * @param contradictedAt the newest attempt at which WeChat contradicted; the epoch where it never did
 */
record ReplyWindow(
        Instant openSince,
        Instant expiresAt,
        Remainder inForce,
        @Nullable Remainder standby,
        Instant newestGrantBy,
        Instant contradictedAt) {

    /** The window of a user who has pushed nothing yet. */
    static final ReplyWindow NEVER_OPENED =
            new ReplyWindow(Instant.EPOCH, Instant.EPOCH, Remainder.NOTHING, null, Instant.EPOCH, Instant.EPOCH);

    private static final Comparator<Remainder> MOST_LEFT = Comparator.comparingInt(Remainder::left)
            .thenComparing(one -> one.tally().grantedBy())
            .thenComparing(one -> one.tally().granted());

    private static final Comparator<Remainder> NEWEST = Comparator.<Remainder, Instant>comparing(
                    one -> one.tally().grantedBy())
            .thenComparing(Remainder::left);

    /** Units left; below 0 where more replies are under way than a grant gave. */
    int remaining() {
        return inForce.left();
    }

    /** What is counted against the grant in force. */
    Tally tally() {
        return inForce.tally();
    }

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
                openSince, expiresAt, inForce, standby, max(newestGrantBy, grant.latest()), contradictedAt);
        if (isOver(grant, now) || !grant.latest().isAfter(contradictedAt)) {
            return new Granted(noted, List.of());
        }
        List<Reply> counted = replies.stream()
                .filter(reply -> reply.mayCountFrom(grant.latest()))
                .toList();
        Remainder granted =
                new Remainder(grant.replies() - counted.size(), Tally.of(newestTally() + 1, grant, counted));
        ReplyWindow after = isOpen(grant.earliest())
                ? noted.during(min(openSince, grant.earliest()), max(expiresAt, grant.expiresAt()))
                        .of(Stream.concat(remainders(), Stream.of(granted)).toList())
                : noted.during(grant.earliest(), grant.expiresAt()).of(List.of(granted));
        Set<Long> kept = after.tallies();
        return new Granted(
                after,
                kept.contains(granted.number())
                        ? counted.stream()
                                .map(reply -> reply.foundBy(granted.number(), kept))
                                .toList()
                        : List.of());
    }

    private boolean isOver(Grant grant, Instant now) {
        boolean openEverSince = isOpen(now) && !grant.earliest().isBefore(openSince);
        return !grant.expiresAt().isAfter(now) && !openEverSince;
    }

    /** The number of the tally that began last. */
    long newestTally() {
        return Collections.max(tallies());
    }

    /** The numbers of its tallies. */
    Set<Long> tallies() {
        return remainders().map(Remainder::number).collect(Collectors.toSet());
    }

    /** Whether a reply may go now. */
    Decision decide(ReplySource source, QuotaPolicy policy, Instant now) {
        if (!isOpen(now)) {
            return new Decision.Refused(expiresAt.equals(Instant.EPOCH) ? Rule.NEVER_OPENED : Rule.EXPIRED);
        }
        Sharing sharing = policy.sharing();
        OptionalInt cap = sharing.cap(source);
        if (cap.isPresent() && tally().spent().by(source) >= cap.getAsInt()) {
            return new Decision.Refused(Rule.CAPPED);
        }
        if (remaining() > sharing.reserveFrom(source, tally().granted())) {
            return new Decision.Approved(with(inForce.took(source), standbyAfter(source)), expiresAt, false);
        }
        if (remaining() > 0) {
            return new Decision.Refused(Rule.RESERVED);
        }
        return policy.trust() && source == ReplySource.AGENT && tally().mayProbe()
                ? new Decision.Approved(with(inForce.probing(true), standbyAfter(source)), expiresAt, true)
                : new Decision.Refused(Rule.NONE_LEFT);
    }

    private @Nullable Remainder standbyAfter(ReplySource source) {
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
        boolean drifted =
                contradiction.isPresent() && newestGrantBy.isAfter(attemptedAt) && reply.wasFoundBy(newestTally());
        if (contradiction.isPresent() && !drifted) {
            return contradicted(ended, contradiction.get(), attemptedAt);
        }
        List<Remainder> heard = remainders()
                .filter(one -> one.whyBack(ended, drifted).isPresent())
                .toList();
        Reply after = ended.notCountedIn(heard.stream().map(Remainder::number).collect(Collectors.toSet()));
        Remainder most = heard.contains(inForce) ? inForce.without(ended) : inForce;
        Remainder other = standby != null && heard.contains(standby) ? standby.without(ended) : standby;
        Optional<Why> why = inForce.whyBack(ended, drifted);
        if (other == null || other.left() <= most.left()) {
            return new Settling(besides(most, other), after, why.map(one -> Change.of(after, one)));
        }
        Optional<Why> more =
                Objects.requireNonNull(standby).whyBack(ended, drifted).or(() -> why);
        return new Settling(besides(other, most), after, more.map(one -> Change.of(after, one)));
    }

    private Settling contradicted(Reply ended, Contradiction contradiction, Instant attemptedAt) {
        Instant closes = switch (contradiction) {
            case NONE_LEFT -> expiresAt;
            case CLOSED -> isOpen(attemptedAt) ? attemptedAt : expiresAt;
        };
        ReplyWindow after = new ReplyWindow(
                openSince,
                closes,
                inForce.contradicted(newestTally() + 1),
                null,
                newestGrantBy,
                max(contradictedAt, attemptedAt));
        return new Settling(after, ended, Optional.of(Change.byWeChat(ended, contradiction)));
    }

    private Stream<Remainder> remainders() {
        return standby == null ? Stream.of(inForce) : Stream.of(inForce, standby);
    }

    /** With what leaves most in force, and the newest of those that may come to leave more besides. */
    private ReplyWindow of(List<Remainder> remainders) {
        Remainder most = remainders.stream().max(MOST_LEFT).orElseThrow();
        return with(
                most,
                remainders.stream()
                        .filter(other -> !most.covers(other))
                        .max(NEWEST)
                        .orElse(null));
    }

    private ReplyWindow besides(Remainder most, @Nullable Remainder other) {
        return with(most, other == null || most.covers(other) ? null : other);
    }

    private ReplyWindow with(Remainder most, @Nullable Remainder other) {
        return new ReplyWindow(openSince, expiresAt, most, other, newestGrantBy, contradictedAt);
    }

    private ReplyWindow during(Instant from, Instant until) {
        return new ReplyWindow(from, until, inForce, standby, newestGrantBy, contradictedAt);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
