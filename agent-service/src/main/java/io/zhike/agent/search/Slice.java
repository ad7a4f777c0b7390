package io.zhike.agent.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time in which is looked for. What is found often fills a page from the newest, which is short; what is found
 * seldom is looked for in all of them, and they are few, as each is four times as long as the one after it.
 *
 * @param from its begin
 * @param until its end, which is not in it any more
 */
record Slice(Instant from, Instant until) {

    private static final Duration NEWEST = Duration.ofDays(1);
    private static final int LONGER = 4;

    /**
     * From the newest to the oldest, without gaps.
     *
     * @param from where the oldest begins
     * @param until where the newest ends
     * @param now what is later than this, by clocks that are ahead, is in the newest
     */
    static List<Slice> between(Instant from, Instant until, Instant now) {
        List<Slice> slices = new ArrayList<>();
        Duration length = NEWEST;
        Instant end = until;
        Instant start = (until.isBefore(now) ? until : now).minus(length);
        while (start.isAfter(from)) {
            slices.add(new Slice(start, end));
            end = start;
            length = length.multipliedBy(LONGER);
            start = end.minus(length);
        }
        slices.add(new Slice(from, end));
        return slices;
    }
}
