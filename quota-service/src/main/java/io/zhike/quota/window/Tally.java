package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySource;
import io.zhike.events.quota.Spent;
import java.time.Instant;
import java.util.Collection;

/**
 * What is counted against a grant: the replies that carry its number. A new tally begins with every grant that
 * takes force, and with every contradiction, which takes from the replies before it the right to give a unit back.
 *
 * @param number counts the user's tallies; {@link Reply#NO_TALLY} before the first grant
 * @param granted what the grant gave; 0 before the first
 * @param grantedBy when WeChat can have made that grant at the latest; the epoch before the first
 * @param spent who took what of it
 * @param mayProbe no probe is under way, and WeChat has not said of this grant that nothing is left of it
 */
record Tally(long number, int granted, Instant grantedBy, Spent spent, boolean mayProbe) {

    static final Tally NONE = new Tally(Reply.NO_TALLY, 0, Instant.EPOCH, Spent.NOTHING, true);

    /**
     * The tally of a grant.
     *
     * @param number one that the user has had no tally of
     * @param counted the replies that count against the grant from its beginning
     */
    static Tally of(long number, Grant grant, Collection<Reply> counted) {
        var taken = Spent.NOTHING;
        for (var reply : counted) {
            taken = taken.plus(reply.source());
        }
        return new Tally(number, grant.replies(), grant.latest(), taken, true);
    }

    /** @param next one that the user has had no tally of */
    Tally contradicted(long next) {
        return new Tally(next, granted, grantedBy, spent, false);
    }

    Tally took(ReplySource source) {
        return new Tally(number, granted, grantedBy, spent.plus(source), mayProbe);
    }

    Tally gotBack(ReplySource source) {
        return new Tally(number, granted, grantedBy, spent.minus(source), mayProbe);
    }

    Tally probing(boolean underWay) {
        return new Tally(number, granted, grantedBy, spent, !underWay);
    }
}
