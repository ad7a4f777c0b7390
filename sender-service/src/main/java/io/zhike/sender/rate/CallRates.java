package io.zhike.sender.rate;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.zhike.sender.token.AppsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** A {@link CallRate} for each app. */
@ApplicationScoped
public class CallRates {

    private final Map<String, CallRate> byApp;

    CallRates(AppsConfig apps, RateConfig config, Clock clock) {
        byApp = apps.apps().entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey,
                        app -> new CallRate(app.getValue().rate().orElse(config.rate()), clock)));
    }

    /** Of an app of this installation. */
    public CallRate of(String appId) {
        return Objects.requireNonNull(byApp.get(appId));
    }
}
