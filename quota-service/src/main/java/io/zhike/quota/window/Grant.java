package io.zhike.quota.window;

import io.zhike.events.outbound.NewestPush;
import io.zhike.quota.policy.Allowance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The replies that a push allows. WeChat made the grant at a moment that we know only between two others: CreateTime has
 * whole seconds, and a push has been received after it was made.
 *
 * @param replies how many it gives, 1 or more
 * @param earliest when WeChat can have made it at the earliest; its window is counted from here
 * @param latest when WeChat can have made it at the latest; what WeChat answered before is no reply of this grant
 * @param expiresAt when its own window ends
 */
record Grant(int replies, Instant earliest, Instant latest, Instant expiresAt) {

    static Grant of(NewestPush push, Allowance allowance) {
        Instant earliest = earliest(push);
        return new Grant(allowance.replies(), earliest, latest(push), earliest.plus(allowance.lasts()));
    }

    static Instant earliest(NewestPush push) {
        return min(push.createdAt(), received(push));
    }

    static Instant latest(NewestPush push) {
        return min(push.createdAt().plusSeconds(1), received(push));
    }

    private static Instant received(NewestPush push) {
        return push.receivedAt().truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
