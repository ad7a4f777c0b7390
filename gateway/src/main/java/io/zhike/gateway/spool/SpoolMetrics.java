package io.zhike.gateway.spool;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What waits in the spool, how long, and what Kafka refused of it. */
@Startup
@Singleton
class SpoolMetrics {

    SpoolMetrics(MeterRegistry registry, Spool spool, Clock clock) {
        Gauge.builder("zhike.gateway.spool.depth", spool, Spool::depth)
                .description("Pushes that wait for Kafka on the gateway's disk")
                .register(registry);
        Gauge.builder(
                        "zhike.gateway.spool.age",
                        spool,
                        it -> it.age(clock.instant()).toMillis() / 1e3)
                .description("How long the push has waited that waits longest")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("zhike.gateway.spool.refused", spool, Spool::refused)
                .description("Pushes that Kafka refuses for good, set aside in the spool's file")
                .register(registry);
    }
}
