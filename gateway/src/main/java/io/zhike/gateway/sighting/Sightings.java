package io.zhike.gateway.sighting;

import io.zhike.gateway.app.App;
import io.zhike.gateway.app.Apps;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last of each kind, by app, since this gateway started. */
@Singleton
public class Sightings {

    private final Map<String, Last> byApp;

    Sightings(Apps apps) {
        byApp = apps.ids().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), app -> new Last()));
    }

    /** WeChat's console asked whether the address knows the Token, and was answered. */
    public void verified(App app, Instant at) {
        of(app.id()).verified = at;
    }

    /** A push was kept, or handed over. */
    public void accepted(App app, Instant at) {
        of(app.id()).accepted = at;
    }

    /**
     * A push was refused for what it is.
     *
     * @param result as in the metrics, or {@code stale} where the timestamp was out of the window
     */
    public void refused(App app, Instant at, String result, PushLook look) {
        of(app.id()).refused = new Refused(at, result, look);
    }

    Last of(String appId) {
        return Objects.requireNonNull(byApp.get(appId), appId);
    }

    /** An app's; null where there was none. Each is read and written on its own. */
    static final class Last {

        volatile @Nullable Instant verified;
        volatile @Nullable Instant accepted;
        volatile @Nullable Refused refused;
    }

    record Refused(Instant at, String result, PushLook look) {}
}
