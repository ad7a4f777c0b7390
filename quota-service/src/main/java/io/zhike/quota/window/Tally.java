package io.zhike.quota.window;

import java.time.Instant;

/**
 * What is counted against the grant in force: the replies that carry its number. A new tally begins with every grant that
 * takes force, and with every contradiction, which takes from the replies before it the right to give a unit back.
 *
 * @param number counts the user's tallies; {@link Reply#NO_TALLY} before the first grant
 * @param granted what the grant in force gave; 0 before the first
 * @param grantedBy when WeChat can have made that grant at the latest; the epoch before the first
 */
record Tally(long number, int granted, Instant grantedBy) {

    static final Tally NONE = new Tally(Reply.NO_TALLY, 0, Instant.EPOCH);

    Tally next(Grant grant) {
        return new Tally(number + 1, grant.replies(), grant.latest());
    }

    Tally contradicted() {
        return new Tally(number + 1, granted, grantedBy);
    }

    boolean counts(Reply reply) {
        return reply.tally() == number;
    }
}
