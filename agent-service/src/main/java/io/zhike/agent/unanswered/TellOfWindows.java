package io.zhike.agent.unanswered;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.agent.user.UnansweredWindow;
import io.zhike.agent.user.UserRow;
import io.zhike.agent.user.Users;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.WindowClosing;
import io.zhike.events.conversation.WindowLost;
import io.zhike.outbox.AfterCommit;
import io.zhike.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;

/** Says once of each unanswered window that it ends soon, and once that it has ended; decided under the user's lock. */
@ApplicationScoped
class TellOfWindows {

    private final Users users;
    private final LostWindows lostWindows;
    private final Outbox outbox;
    private final UnansweredConfig config;
    private final MeterRegistry meters;
    private final AfterCommit afterCommit;
    private final Clock clock;

    TellOfWindows(
            Users users,
            LostWindows lostWindows,
            Outbox outbox,
            UnansweredConfig config,
            MeterRegistry meters,
            AfterCommit afterCommit,
            Clock clock) {
        this.users = users;
        this.lostWindows = lostWindows;
        this.outbox = outbox;
        this.config = config;
        this.meters = meters;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void tell(Collection<UserKey> found) {
        Instant now = clock.instant();
        for (UserRow user : users.lock(found)) {
            user.unansweredWindow().ifPresent(window -> tell(user, window, now));
        }
    }

    private void tell(UserRow user, UnansweredWindow window, Instant now) {
        if (!now.isBefore(window.closesAt())) {
            lost(user, window, now);
        } else if (!window.told() && !now.isBefore(window.closesAt().minus(config.warnBefore()))) {
            closing(user, window, now);
        }
    }

    private void closing(UserRow user, UnansweredWindow window, Instant now) {
        user.toldClosing(window);
        outbox.add(
                Topic.CONVERSATIONS,
                new WindowClosing(
                        UuidCreator.getTimeOrderedEpoch(),
                        window.user().appId(),
                        window.user().openId(),
                        now,
                        window.conversation(),
                        window.since(),
                        window.closesAt()));
    }

    private void lost(UserRow user, UnansweredWindow window, Instant now) {
        user.toldLost(window);
        if (!lostWindows.add(window)) {
            return;
        }
        outbox.add(
                Topic.CONVERSATIONS,
                new WindowLost(
                        UuidCreator.getTimeOrderedEpoch(),
                        window.user().appId(),
                        window.user().openId(),
                        now,
                        window.conversation(),
                        window.since(),
                        window.closesAt()));
        afterCommit.run(
                () -> meters.counter("zhike.windows.lost", "app", window.user().appId())
                        .increment());
    }
}
