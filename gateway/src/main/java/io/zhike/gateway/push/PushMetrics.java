package io.zhike.gateway.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.zhike.gateway.app.App;
import io.zhike.gateway.app.Apps;
import io.zhike.gateway.inbound.Arrival;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts pushes by app and result ({@code zhike.gateway.pushes}) and times the accepted ones, from their arrival to
 * Kafka's acknowledgement ({@code zhike.gateway.acknowledgement}).
 */
@Singleton
class PushMetrics {

    private static final Duration[] TIMES_OF_INTEREST = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3)
    };

    private record Tags(String app, PushAnswer answer) {}

    private final Map<Tags, Counter> pushes;
    private final Counter unknownApp;
    private final Timer acknowledgement;

    PushMetrics(MeterRegistry registry, Apps apps) {
        pushes = apps.ids().stream()
                .flatMap(app -> Arrays.stream(PushAnswer.values()).map(answer -> new Tags(app, answer)))
                .filter(tags -> tags.answer != PushAnswer.UNKNOWN_APP)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), tags -> counter(registry, tags)));
        // What others call an app is never a tag's value: there is no end of such names.
        unknownApp = counter(registry, new Tags("unknown", PushAnswer.UNKNOWN_APP));
        acknowledgement = Timer.builder("zhike.gateway.acknowledgement")
                .description("From a push's arrival to Kafka's acknowledgement")
                .serviceLevelObjectives(TIMES_OF_INTEREST)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, Tags tags) {
        return Counter.builder("zhike.gateway.pushes")
                .description("Pushes by what they were answered")
                .tag("app", tags.app)
                .tag("result", tags.answer.result())
                .register(registry);
    }

    void accepted(App app, PushAnswer answer, Arrival arrival) {
        count(app, answer);
        acknowledgement.record(arrival.age());
    }

    void refused(App app, PushAnswer answer) {
        count(app, answer);
    }

    void refusedForUnknownApp() {
        unknownApp.increment();
    }

    private void count(App app, PushAnswer answer) {
        Objects.requireNonNull(pushes.get(new Tags(app.id(), answer))).increment();
    }
}
