package io.zhike.agent.unanswered;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.background.Background;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** When windows are looked at that end unanswered. Every replica looks, the user's lock lets one of them tell. */
@ApplicationScoped
class UnansweredSweep {

    private static final int BATCH = 200;

    private final Background background;
    private final UnansweredUsers users;
    private final TellOfWindows tellOfWindows;
    private final UnansweredConfig config;
    private final Clock clock;
    private volatile Map<String, Long> closing = Map.of();

    UnansweredSweep(
            Background background,
            UnansweredUsers users,
            TellOfWindows tellOfWindows,
            UnansweredConfig config,
            Clock clock,
            Apps apps,
            MeterRegistry meters) {
        this.background = background;
        this.users = users;
        this.tellOfWindows = tellOfWindows;
        this.config = config;
        this.clock = clock;
        apps.ids()
                .forEach(app -> meters.gauge(
                        "zhike.windows.closing",
                        Tags.of("app", app),
                        this,
                        sweep -> sweep.closing.getOrDefault(app, 0L)));
    }

    @Scheduled(every = "{zhike.unanswered.sweep}")
    void sweep() {
        background.run(this::look);
    }

    private void look() {
        Instant now = clock.instant();
        Instant soon = now.plus(config.warnBefore());
        List<UserKey> found;
        do {
            found = users.toTellOf(now, soon, BATCH);
            tellOfWindows.tell(found);
        } while (found.size() == BATCH);
        closing = users.closingBy(now, soon);
    }
}
