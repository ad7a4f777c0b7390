package io.zhike.agent.unanswered;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.background.Background;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.outbox.consumer.GroupProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** When windows are looked at that end unanswered. Every replica looks, the user's lock lets one of them tell. */
@ApplicationScoped
class UnansweredSweep {

    private static final Logger LOG = Logger.getLogger(UnansweredSweep.class);
    private static final int BATCH = 200;
    private static final List<Topic> SAYS_WHAT_IS_ANSWERED = List.of(Topic.ROUTED, Topic.OUTBOUND_SETTLED, Topic.QUOTA);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GroupProgress progress;
    private final Background background;
    private final UnansweredUsers users;
    private final TellOfWindows tellOfWindows;
    private final UnansweredConfig config;
    private final Clock clock;
    private volatile Map<String, Long> closing = Map.of();

    UnansweredSweep(
            GroupProgress progress,
            Background background,
            UnansweredUsers users,
            TellOfWindows tellOfWindows,
            UnansweredConfig config,
            Clock clock,
            Apps apps,
            MeterRegistry meters) {
        this.progress = progress;
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

    /** Not before what was said by now is known here: after an outage windows would be taken for lost that were answered. */
    private void look() {
        Instant now = clock.instant();
        if (!progress.reachesPresentEnd(SAYS_WHAT_IS_ANSWERED, PATIENCE)) {
            LOG.info("Windows without an answer are not looked for: what happened meanwhile is still being taken in.");
            return;
        }
        Instant soon = now.plus(config.warnBefore());
        List<UserKey> found;
        do {
            found = users.toTellOf(now, soon, BATCH);
            tellOfWindows.tell(found);
        } while (found.size() == BATCH);
        closing = users.closingBy(now, soon);
    }
}
