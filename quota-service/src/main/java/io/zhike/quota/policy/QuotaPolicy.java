package io.zhike.quota.policy;

import io.zhike.events.outbound.NewestPush;
import java.time.Instant;

/**
 * What one app's reply windows are counted by.
 *
 * @param figures what WeChat allows, and from when on something else
 * @param sharing who may spend it
 * @param trust whether a person may try one reply where the count says that none is left, to learn whether WeChat agrees
 */
public record QuotaPolicy(Timetable figures, Sharing sharing, boolean trust) {

    /**
     * What a push grants.
     *
     * @param at when WeChat made it
     */
    public Allowance allowance(NewestPush.Kind kind, Instant at) {
        return figures.at(at).allowance(kind);
    }
}
