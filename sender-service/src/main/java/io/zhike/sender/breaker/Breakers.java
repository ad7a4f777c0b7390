package io.zhike.sender.breaker;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.zhike.sender.token.AppsConfig;
import io.zhike.sender.wechat.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A {@link Breaker} for each app: where one app cannot reach WeChat, another one may. */
@ApplicationScoped
public class Breakers {

    private final Map<String, Breaker> byApp;

    Breakers(AppsConfig apps, BreakerConfig config, Clock clock, MeterRegistry meters) {
        Backoff pauses = new Backoff(config.pause(), config.longestPause());
        byApp = apps.apps().keySet().stream()
                .collect(toUnmodifiableMap(Function.identity(), appId -> new Breaker(appId, pauses, clock)));
        byApp.forEach((appId, breaker) -> meters.gauge(
                "zhike.sender.breaker.open", Tags.of("app", appId), breaker, one -> one.isClosed() ? 0 : 1));
    }

    /** Of an app of this installation. */
    public Breaker of(String appId) {
        return Objects.requireNonNull(byApp.get(appId));
    }
}
