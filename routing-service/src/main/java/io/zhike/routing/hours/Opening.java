package io.zhike.routing.hours;

import java.time.Instant;

/**
 * People receive.
 *
 * @param until the first moment at which they do not
 */
public record Opening(Instant from, Instant until) {

    boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
