package io.zhike.simulator;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** WeChat's answers tell the time. */
@ApplicationScoped
class DateHeader {

    private static final int FIRST = 1_000;

    private final InstantSource clock;

    DateHeader(InstantSource clock) {
        this.clock = clock;
    }

    void add(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    var now = clock.instant().atOffset(ZoneOffset.UTC);
                    exchange.response().putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
                    exchange.next();
                },
                FIRST);
    }
}
