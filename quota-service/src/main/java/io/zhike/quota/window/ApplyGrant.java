package io.zhike.quota.window;

import io.zhike.events.UserKey;
import io.zhike.events.outbound.NewestPush;
import io.zhike.quota.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Applies the grant of a push, once, whichever way the push is heard of first. */
@ApplicationScoped
class ApplyGrant {

    private final ReplyWindows windows;
    private final BatchReads reads;
    private final Policies policies;
    private final Clock clock;

    ApplyGrant(ReplyWindows windows, BatchReads reads, Policies policies, Clock clock) {
        this.windows = windows;
        this.reads = reads;
        this.policies = policies;
        this.clock = clock;
    }

    /** The push is one of those that {@linkplain BatchReads#pushes were read about}. */
    void apply(UserKey user, NewestPush push) {
        if (reads.isApplied(user, push.eventId())) {
            return;
        }
        Grant grant = Grant.of(push, policies.of(user.appId()).allowance(push.kind(), Grant.earliest(push)));
        Instant now = clock.instant();
        Granted granted = windows.of(user).grant(grant, reads.repliesOf(user), now);
        granted.counted().forEach(reply -> reads.replyOf(user, reply.id()).take(reply));
        windows.change(user, granted.window(), Change.by(push), now);
        reads.apply(push.eventId());
    }
}
