package io.zhike.routing.statistics;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Forgets what users wrote to the robot after {@link #KEPT}: who needs it reads it while it is new. */
@ApplicationScoped
class ForgetTexts {

    static final Duration KEPT = Duration.ofDays(90);

    private final Clock clock;

    ForgetTexts(Clock clock) {
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void forget() {
        UnansweredTextRow.deleteBefore(clock.instant().minus(KEPT));
    }
}
