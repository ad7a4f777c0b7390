package io.zhike.agent.presence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when a replica has seen, without a gap, whose workbench is open: a grace runs only while somebody was there to see
 * the agent.
 *
 * @param since null before the first look
 * @param lookedAt when it looked last; null before the first look
 */
record Watch(@Nullable Instant since, @Nullable Instant lookedAt) {

    static final Watch NONE = new Watch(null, null);

    /** It looks. After half a grace without a look, or where the clock was set, the watch begins anew. */
    Watch look(Instant now, Duration grace) {
        boolean goesOn = since != null && lookedAt != null && !isGap(lookedAt, now, grace);
        return new Watch(goesOn ? since : now, now);
    }

    /** Whether who was not seen in the last grace has been looked for all that time. */
    boolean hasLasted(Instant now, Duration grace) {
        return since != null && !now.isBefore(since.plus(grace));
    }

    /** Whether it has not looked for so long that agents may think themselves seen who are not. */
    boolean isBlind(Instant now, Duration grace) {
        return lookedAt != null && isGap(lookedAt, now, grace);
    }

    private static boolean isGap(Instant last, Instant now, Duration grace) {
        return now.isBefore(last) || now.isAfter(last.plus(grace.dividedBy(2)));
    }
}
