package io.zhike.sender.rate;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.bucket4j.TimeMeter;
import io.quarkus.arc.DefaultBean;
import io.zhike.sender.token.AppsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Map;
import java.util.Objects;

/** A {@link CallRate} for each app. */
@ApplicationScoped
public class CallRates {

    private final Map<String, CallRate> byApp;

    CallRates(AppsConfig apps, RateConfig config, TimeMeter time) {
        byApp = apps.apps().entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey,
                        app -> new CallRate(app.getValue().rate().orElse(config.rate()), time)));
    }

    /** A clock that is set would stop the replies, or let too many go. */
    @Produces
    @DefaultBean
    @ApplicationScoped
    static TimeMeter time() {
        return TimeMeter.SYSTEM_NANOTIME;
    }

    /** Of an app of this installation. */
    public CallRate of(String appId) {
        return Objects.requireNonNull(byApp.get(appId));
    }
}
