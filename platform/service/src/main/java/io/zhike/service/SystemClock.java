package io.zhike.service;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The clock that everything here reads, in whole microseconds: what PostgreSQL gives back is what was written. */
class SystemClock {

    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock utc() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
