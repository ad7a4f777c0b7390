package io.zhike.quota.window;

import io.zhike.events.UserKey;
import io.zhike.events.outbound.NewestPush;
import io.zhike.quota.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Applies the grant of a push, once, whichever way the push is heard of first. */
@ApplicationScoped
class ApplyGrant {

    private final ReplyWindows windows;
    private final Policies policies;
    private final Clock clock;

    ApplyGrant(ReplyWindows windows, Policies policies, Clock clock) {
        this.windows = windows;
        this.policies = policies;
        this.clock = clock;
    }

    void apply(UserKey user, NewestPush push) {
        Grant grant = Grant.of(push, policies.of(user.appId()).allowance(push.kind()));
        if (windows.isApplied(user, push.eventId(), grant)) {
            return;
        }
        Instant now = clock.instant();
        List<Reply> replies = ReplyRow.mayCountFrom(user, grant.latest()).stream()
                .map(ReplyRow::reply)
                .toList();
        Granted granted = windows.of(user).grant(grant, replies, now);
        granted.counted().forEach(ReplyRow::store);
        windows.change(user, granted.window(), Change.by(push), now);
    }
}
