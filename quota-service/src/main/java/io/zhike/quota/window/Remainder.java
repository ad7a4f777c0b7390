package io.zhike.quota.window;

import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.ledger.Why;
import java.util.Optional;

/**
 * What is left of a grant: no more than WeChat has left, whatever it has handled of the replies under way. A grant that finds
 * replies under way may leave less than there was, and more once it is known which of them WeChat had handled before it.
 *
 * @param left units; below 0 where more replies may count against the grant than it gave
 * @param tally what is counted against it
 */
record Remainder(int left, Tally tally) {

    static final Remainder NOTHING = new Remainder(0, Tally.NONE);

    long number() {
        return tally.number();
    }

    /** One reply more counts against it. */
    Remainder took(ReplySource source) {
        return new Remainder(left - 1, tally.took(source));
    }

    /**
     * Why a reply that has ended gives its unit back, or lets the next one probe; empty where it does neither.
     *
     * @param drifted WeChat refused it, and has made a grant since
     */
    Optional<Why> whyBack(Reply ended, boolean drifted) {
        if (ended.probes() == number()) {
            return ended.whyProbed();
        }
        if (!ended.tallies().contains(number())) {
            return Optional.empty();
        }
        return drifted ? Optional.of(Why.DRIFTED) : ended.whyReturned(tally);
    }

    /** After the end of a reply that {@linkplain #whyBack gives something back}. */
    Remainder without(Reply ended) {
        return ended.probes() == number()
                ? probing(false)
                : new Remainder(Math.min(left + 1, tally.granted()), tally.gotBack(ended.source()));
    }

    Remainder probing(boolean underWay) {
        return new Remainder(left, tally.probing(underWay));
    }

    /** Nothing is left of it, and nothing approved before comes back. */
    Remainder contradicted(long nextTally) {
        return new Remainder(0, tally.contradicted(nextTally));
    }

    /** Whether the other one says nothing that this one does not say, now and later. */
    boolean covers(Remainder other) {
        return left >= other.left
                && tally.granted() >= other.tally.granted()
                && !tally.grantedBy().isBefore(other.tally.grantedBy());
    }
}
