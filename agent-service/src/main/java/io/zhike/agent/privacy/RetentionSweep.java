package io.zhike.agent.privacy;

import io.quarkus.scheduler.Scheduled;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.background.Background;
import io.zhike.agent.settings.Retention;
import io.zhike.agent.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/** When what is old is looked for. Replicas that look at once find the same, and one of them deletes each. */
@ApplicationScoped
class RetentionSweep {

    private static final Logger LOG = Logger.getLogger(RetentionSweep.class);
    private static final int BATCH = 200;

    private final Background background;
    private final Apps apps;
    private final Settings settings;
    private final ForgetOld forgetOld;
    private final Clock clock;

    RetentionSweep(Background background, Apps apps, Settings settings, ForgetOld forgetOld, Clock clock) {
        this.background = background;
        this.apps = apps;
        this.settings = settings;
        this.forgetOld = forgetOld;
        this.clock = clock;
    }

    @Scheduled(
            every = "{zhike.retention.sweep}",
            delayed = "{zhike.retention.sweep}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        apps.ids().forEach(app -> background.run(() -> look(app)));
    }

    private void look(String app) {
        Retention kept = settings.of(app).retention();
        Instant now = clock.instant();
        Instant before = now.minus(kept.messages());
        int conversations = conversations(app, before);
        int visitors = all(() -> visitors(app, before));
        int pictures = all(() -> forgetOld.pictures(app, now.minus(kept.media()), BATCH));
        int notes = all(() -> forgetOld.notes(app, before, BATCH));
        int audit = all(() -> forgetOld.audit(app, now.minus(kept.audit()), BATCH));
        if (conversations + visitors + pictures + notes + audit > 0) {
            LOG.infof(
                    "What was old was forgotten. app=%s conversations=%d visitors=%d pictures=%d notes=%d audit=%d",
                    app, conversations, visitors, pictures, notes, audit);
        }
    }

    /** Those that go on stay, and are passed by. */
    private int conversations(String app, Instant before) {
        int forgotten = 0;
        Optional<OldConversation> after = Optional.empty();
        List<OldConversation> page;
        do {
            page = forgetOld.oldConversations(app, before, after, BATCH);
            for (OldConversation old : page) {
                forgotten += forgetOld.conversation(old, before) ? 1 : 0;
            }
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == BATCH);
        return forgotten;
    }

    private int visitors(String app, Instant before) {
        return Math.toIntExact(forgetOld.oldVisitors(app, before, BATCH).stream()
                .filter(user -> forgetOld.visitor(user, before))
                .count());
    }

    private static int all(IntSupplier forget) {
        int forgotten = 0;
        int more;
        do {
            more = forget.getAsInt();
            forgotten += more;
        } while (more > 0);
        return forgotten;
    }
}
