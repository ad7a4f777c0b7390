package io.zhike.sender.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.zhike.sender.delivery.CountBacklog.Backlog;
import io.zhike.sender.pause.AppPauses;
import io.zhike.sender.token.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells of the replies that wait and of the apps that are paused, as they were some seconds ago; each replica tells of all.
 * While the database is away it tells what it saw last.
 */
@ApplicationScoped
class BacklogGauges {

    private static final Logger LOG = Logger.getLogger(BacklogGauges.class);

    private final CountBacklog countBacklog;
    private final AppPauses pauses;
    private final Clock clock;
    private final Set<String> apps;
    private final MultiGauge replies;
    private final MultiGauge age;
    private final MultiGauge paused;

    BacklogGauges(CountBacklog countBacklog, AppPauses pauses, AccessTokens tokens, Clock clock, MeterRegistry meters) {
        this.countBacklog = countBacklog;
        this.pauses = pauses;
        this.clock = clock;
        this.apps = tokens.apps();
        this.replies = MultiGauge.builder("zhike.sender.backlog").register(meters);
        this.age = MultiGauge.builder("zhike.sender.backlog.age")
                .baseUnit("seconds")
                .register(meters);
        this.paused = MultiGauge.builder("zhike.sender.paused").register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void read() {
        try {
            Instant now = clock.instant();
            tell(countBacklog.count(), now);
            Set<String> without = pauses.pausedAt(now);
            paused.register(rows(apps, app -> without.contains(app) ? 1 : 0), true);
        } catch (RuntimeException e) {
            LOG.debugf("The backlog could not be counted now. cause=%s", FailureKind.of(e));
        }
    }

    private void tell(List<Backlog> backlogs, Instant now) {
        Map<String, Backlog> byApp = backlogs.stream().collect(Collectors.toMap(Backlog::appId, one -> one));
        // Replies of an app that is not configured here wait too.
        Set<String> all = Stream.concat(apps.stream(), byApp.keySet().stream()).collect(Collectors.toSet());
        Backlog none = new Backlog("", 0, now);
        replies.register(rows(all, app -> byApp.getOrDefault(app, none).replies()), true);
        age.register(rows(all, app -> seconds(byApp.getOrDefault(app, none).oldest(), now)), true);
    }

    private static double seconds(Instant oldest, Instant now) {
        return Math.max(0, Duration.between(oldest, now).toMillis() / 1000.0);
    }

    private static List<Row<?>> rows(Set<String> apps, ToDoubleFunction<String> value) {
        return apps.stream()
                .<Row<?>>map(app -> Row.of(Tags.of("app", app), value.applyAsDouble(app)))
                .toList();
    }
}
