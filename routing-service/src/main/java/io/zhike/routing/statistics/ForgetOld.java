package io.zhike.routing.statistics;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Forgets what users wrote to the robot, and how often rules counted, when nobody needs it any more. */
@ApplicationScoped
class ForgetOld {

    /** Who needs a text reads it while it is new. */
    static final Duration TEXTS_KEPT = Duration.ofDays(90);

    /** So that a month can be held against the same one of the year before. */
    static final int COUNTED_DAYS_KEPT = 400;

    private final RuleCounts ruleCounts;
    private final Clock clock;

    ForgetOld(RuleCounts ruleCounts, Clock clock) {
        this.ruleCounts = ruleCounts;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void texts() {
        UnansweredTextRow.deleteBefore(clock.instant().minus(TEXTS_KEPT));
    }

    /** Days are those of each app's zone; one more or less makes no difference. */
    @Scheduled(every = "24h", delayed = "2m")
    @Transactional
    void counts() {
        ruleCounts.deleteBefore(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(COUNTED_DAYS_KEPT));
    }
}
