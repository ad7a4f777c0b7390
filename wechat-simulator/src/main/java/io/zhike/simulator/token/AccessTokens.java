package io.zhike.simulator.token;

import io.zhike.simulator.app.App;
import io.zhike.simulator.app.Apps;
import io.zhike.wechat.api.ErrorCode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which access token belongs to which app, and for how long. */
@Singleton
public class AccessTokens {

    private final InstantSource clock;
    private final Map<App, StableToken> byApp = new HashMap<>();

    AccessTokens(Apps apps, InstantSource clock) {
        this.clock = clock;
        apps.all().forEach(app -> byApp.put(app, new StableToken()));
    }

    StableToken.Issued issue(App app, boolean force) {
        return of(app).issue(force, clock.instant());
    }

    /** Makes a call for the app whose token it is, or answers why not. */
    public <T> T authorize(@Nullable String accessToken, Function<App, T> call, Function<ErrorCode, T> refusal) {
        if (accessToken == null || accessToken.isEmpty()) {
            return refusal.apply(ErrorCode.MISSING_ACCESS_TOKEN);
        }
        return switch (holder(accessToken)) {
            case Holder.Known(var app) -> call.apply(app);
            case Holder.Expired() -> refusal.apply(ErrorCode.EXPIRED_ACCESS_TOKEN);
            case Holder.Unknown() -> refusal.apply(ErrorCode.INVALID_CREDENTIAL);
        };
    }

    private Holder holder(String accessToken) {
        Instant now = clock.instant();
        for (var token : byApp.entrySet()) {
            switch (token.getValue().check(accessToken, now)) {
                case VALID -> {
                    return new Holder.Known(token.getKey());
                }
                case EXPIRED -> {
                    return new Holder.Expired();
                }
                case UNKNOWN -> {}
            }
        }
        return new Holder.Unknown();
    }

    private StableToken of(App app) {
        var token = byApp.get(app);
        if (token == null) {
            throw new IllegalArgumentException("Not one of the configured apps: " + app);
        }
        return token;
    }

    /** Whose token it is. */
    private sealed interface Holder {

        record Known(App app) implements Holder {}

        record Expired() implements Holder {}

        record Unknown() implements Holder {}
    }
}
