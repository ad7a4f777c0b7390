package io.zhike.agent.lifecycle;

import io.quarkus.scheduler.Scheduled;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.background.Background;
import io.zhike.agent.conversation.Lifecycle;
import io.zhike.agent.settings.DeskSettings;
import io.zhike.agent.settings.Settings;
import io.zhike.events.Topic;
import io.zhike.outbox.consumer.GroupProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** When conversations are looked for whose time has come. Every replica looks, the user's lock lets one of them act. */
@ApplicationScoped
class LifecycleSweep {

    private static final Logger LOG = Logger.getLogger(LifecycleSweep.class);
    private static final int BATCH = 200;
    private static final List<Topic> SAYS_WHAT_HAPPENED = List.of(Topic.ROUTED, Topic.OUTBOUND_SETTLED);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Background background;
    private final GroupProgress progress;
    private final Apps apps;
    private final Lifecycle lifecycle;
    private final Settings settings;
    private final DueConversations due;
    private final PassTime passTime;
    private final Clock clock;

    LifecycleSweep(
            Background background,
            GroupProgress progress,
            Apps apps,
            Lifecycle lifecycle,
            Settings settings,
            DueConversations due,
            PassTime passTime,
            Clock clock) {
        this.background = background;
        this.progress = progress;
        this.apps = apps;
        this.lifecycle = lifecycle;
        this.settings = settings;
        this.due = due;
        this.passTime = passTime;
        this.clock = clock;
    }

    @Scheduled(every = "{zhike.conversation.sweep}")
    void sweep() {
        background.run(this::look);
    }

    /** Not before what was said by now is known here: after an outage users would be taken for silent who wrote. */
    private void look() {
        Instant now = clock.instant();
        if (!progress.reachesPresentEnd(SAYS_WHAT_HAPPENED, PATIENCE)) {
            LOG.info("No conversation's time passes: what happened meanwhile is still being taken in.");
            return;
        }
        for (String app : apps.ids()) {
            Lifecycle.Times times = lifecycle.of(app);
            passAll(() -> due.still(app, now.minus(times.dormantAfter()), BATCH));
            passAll(() -> due.unheard(app, now.minus(times.expireAfter()), BATCH));
            DeskSettings wishes = settings.of(app);
            if (wishes.endDormantAfter() != null) {
                passAll(() -> due.dormant(app, now.minus(wishes.endDormantAfter()), BATCH));
            }
            if (wishes.reassignAfter() != null) {
                passAll(() -> due.unanswered(app, now.minus(wishes.reassignAfter()), BATCH));
            }
            if (wishes.endRobotAfter() != null) {
                passAll(() -> due.withRobot(app, now.minus(wishes.endRobotAfter()), BATCH));
            }
        }
    }

    /** On and on while there are more and their time does pass: what fails stays for the next sweep. */
    private void passAll(Supplier<List<UUID>> look) {
        List<UUID> found;
        long passed;
        do {
            found = look.get();
            passed = found.stream().filter(this::passes).count();
        } while (found.size() == BATCH && passed > 0);
    }

    /** One that fails keeps none of the others waiting. */
    private boolean passes(UUID conversation) {
        try {
            return passTime.pass(conversation);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "A conversation's time could not pass; the next sweep tries again. conversation=%s",
                    conversation);
            return false;
        }
    }
}
