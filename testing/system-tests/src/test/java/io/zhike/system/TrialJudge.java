package io.zhike.system;

import io.zhike.events.outbound.NewestPush.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One user's life as WeChat saw it, and what was decided about their replies meanwhile: whether WeChat would have taken what
 * was refused. It knows the grants and nothing else of how they are counted here.
 *
 * @param perEntering replies that entering allows, for {@code enteringLasts}
 * @param perMessage replies that a message allows, for {@code messageLasts}
 */
record TrialJudge(int perEntering, Duration enteringLasts, int perMessage, Duration messageLasts) {

    /** CreateTime has whole seconds: by so much a window may be taken to end too early. */
    private static final Duration PUSHS_SECOND = Duration.ofSeconds(1);

    /**
     * A push.
     *
     * @param at when WeChat made its grant
     * @param receivedAt when the gateway had it
     */
    record Push(Kind kind, Instant at, Instant receivedAt) {

        /** From here on an answer is known to be after it. */
        Instant known() {
            var second = at.truncatedTo(ChronoUnit.SECONDS).plus(PUSHS_SECOND);
            return second.isBefore(receivedAt) ? second : receivedAt;
        }
    }

    /**
     * A reply that was approved.
     *
     * @param handledAt when WeChat took it; null where it never did
     * @param givenUpAt when nobody waited for its answer any longer; null where it was not given up
     * @param endedAt when it was clear how it ended; null where that stayed unknown
     * @param answeredAt when WeChat answered; null where it did not
     * @param errcode WeChat's; null where it did not answer
     */
    record Reply(
            Instant approvedAt,
            @Nullable Instant handledAt,
            @Nullable Instant givenUpAt,
            @Nullable Instant endedAt,
            @Nullable Instant answeredAt,
            @Nullable Integer errcode) {

        /**
         * When WeChat handled it at the latest, for all that is known outside of WeChat at a moment: while it is under way
         * that moment, and while its end is unknown when it was given up.
         *
         * @return null where it is clear that WeChat did not take it
         */
        @Nullable
        Instant handledBy(Instant when) {
            if (approvedAt.isAfter(when)) {
                return null;
            }
            if (endedAt != null && !endedAt.isAfter(when)) {
                return handledAt == null || answeredAt == null ? handledAt : answeredAt;
            }
            return givenUpAt != null && !givenUpAt.isAfter(when) ? givenUpAt : when;
        }

        boolean isUnderWayOrUnknown(Instant when) {
            return !approvedAt.isAfter(when) && (endedAt == null || endedAt.isAfter(when));
        }
    }

    /** What is found of a decision. */
    enum Finding {
        /** WeChat would have refused as well. */
        RIGHT,
        /** Left out: replies were under way, or of unknown fate, that may count against the grant. */
        UNDER_WAY,
        /** Left out: a reply was under way as the user pushed. WeChat handled it before, and answered after. */
        UNDER_WAY_AT_PUSH,
        /** Left out: the window ended within that second. */
        CLOSING_SECOND,
        /** Left out: a reply was answered between a push and its receipt, within the push's second. */
        ANSWERED_BEFORE_RECEIPT,
        /** WeChat would have done otherwise. */
        WRONG
    }

    /**
     * Of a person's reply that was refused.
     *
     * @param requestedAt when it was asked for: what the user did later was no reason to ask
     * @param when it was refused
     */
    Finding refused(Instant requestedAt, Instant when, Collection<Push> pushes, Collection<Reply> replies) {
        var known = pushes.stream()
                .filter(push -> !push.receivedAt().isAfter(requestedAt))
                .toList();
        var weChat = weChat(when, known, replies, Push::at, Reply::handledAt);
        if (!when.isBefore(weChat.closes()) || weChat.left() <= 0) {
            return Finding.RIGHT;
        }
        if (!when.isBefore(weChat.closes().minus(PUSHS_SECOND))) {
            return Finding.CLOSING_SECOND;
        }
        var asFarAsIsKnown = weChat(when, known, replies, Push::known, reply -> reply.handledBy(when));
        if (asFarAsIsKnown.left() > 0) {
            return Finding.WRONG;
        }
        var underWay = replies.stream()
                .filter(reply -> reply.isUnderWayOrUnknown(when))
                .count();
        return weChat.left() <= underWay ? Finding.UNDER_WAY : Finding.UNDER_WAY_AT_PUSH;
    }

    /** Of a reply that was approved and that WeChat refused for its count or its clock. */
    Finding refusedByWeChat(Reply refused, Collection<Push> pushes, Collection<Reply> replies) {
        var attemptedBy = refused.answeredAt() == null ? refused.approvedAt() : refused.answeredAt();
        return pushes.stream()
                        .filter(push ->
                                !push.at().isAfter(attemptedBy) && ends(push).isAfter(attemptedBy))
                        .anyMatch(push -> answeredBeforeReceipt(push, replies))
                ? Finding.ANSWERED_BEFORE_RECEIPT
                : Finding.WRONG;
    }

    private Instant ends(Push push) {
        return push.at().plus(push.kind() == Kind.MESSAGE ? messageLasts : enteringLasts);
    }

    private static boolean answeredBeforeReceipt(Push push, Collection<Reply> replies) {
        return replies.stream()
                .map(Reply::answeredAt)
                .anyMatch(answered ->
                        answered != null && !answered.isBefore(push.at()) && answered.isBefore(push.known()));
    }

    private record WeChat(int left, Instant closes) {}

    private record Moment(Instant at, @Nullable Push push) {}

    /**
     * @param granted when it made the grant of a push, for the order of things; its window counts from the push
     * @param handled when it handled a reply; null where it never did
     */
    private WeChat weChat(
            Instant until,
            Collection<Push> pushes,
            Collection<Reply> replies,
            Function<Push, Instant> granted,
            Function<Reply, @Nullable Instant> handled) {
        var left = 0;
        var closes = Instant.EPOCH;
        for (var moment : moments(until, pushes, replies, granted, handled)) {
            var push = moment.push();
            if (push == null) {
                left--;
                continue;
            }
            var grants = push.kind() == Kind.MESSAGE ? perMessage : perEntering;
            var ends = ends(push);
            left = push.at().isBefore(closes) ? Math.max(left, grants) : grants;
            closes = ends.isAfter(closes) ? ends : closes;
        }
        return new WeChat(left, closes);
    }

    private static List<Moment> moments(
            Instant until,
            Collection<Push> pushes,
            Collection<Reply> replies,
            Function<Push, Instant> granted,
            Function<Reply, @Nullable Instant> handled) {
        return Stream.concat(
                        pushes.stream().map(push -> new Moment(granted.apply(push), push)),
                        replies.stream()
                                .map(handled)
                                .flatMap(Stream::ofNullable)
                                .map(at -> new Moment(at, null)))
                .filter(moment -> !moment.at().isAfter(until))
                .sorted(Comparator.comparing(Moment::at))
                .toList();
    }
}
