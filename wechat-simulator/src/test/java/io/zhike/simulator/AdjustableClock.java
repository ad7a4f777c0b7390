package io.zhike.simulator;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real time, moved on by a test as it likes. */
@Mock
@Singleton
public class AdjustableClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    public void advance(Duration time) {
        ahead = ahead.plus(time);
    }
}
