package io.zhike.quota.policy;

import io.zhike.events.outbound.ReplySource;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A quota policy as callers read it.
 *
 * @param name of the figures that count now
 * @param caps replies that a grant gives to one source at most, by source
 * @param changes the figures that will count from later times on, in their order
 */
record PolicyView(
        String name,
        Allowance entered,
        Allowance message,
        int reserve,
        Map<ReplySource, Integer> caps,
        boolean trust,
        List<FiguresChange> changes) {

    static PolicyView of(QuotaPolicy policy, Instant now) {
        Figures figures = policy.figures().at(now);
        return new PolicyView(
                figures.name(),
                figures.entered(),
                figures.message(),
                policy.sharing().reserve(),
                policy.sharing().caps(),
                policy.trust(),
                policy.figures().after(now));
    }
}
