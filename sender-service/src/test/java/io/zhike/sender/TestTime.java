package io.zhike.sender;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** The clock of the tests, for what counts nanoseconds. */
@ApplicationScoped
public class TestTime implements TimeMeter {

    private final TestClock clock;

    public TestTime(TestClock clock) {
        this.clock = clock;
    }

    @Override
    public long currentTimeNanos() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
