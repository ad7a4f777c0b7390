package io.zhike.gateway.push;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The gateway's clock in tests. */
class FixedClock {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:01.500Z");

    @Produces
    @Singleton
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
