package io.zhike.gateway.sighting;

import io.smallrye.health.api.HealthGroup;
import io.zhike.gateway.app.App;
import io.zhike.gateway.app.Apps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code /q/health/group/pushes}: how each app is set up here and what was last seen of its pushes. It tells and judges
 * nothing, and is no part of readiness.
 */
@HealthGroup("pushes")
@ApplicationScoped
class SightingsReport implements HealthCheck {

    private final Apps apps;
    private final Sightings sightings;

    SightingsReport(Apps apps, Sightings sightings) {
        this.apps = apps;
        this.sightings = sightings;
    }

    @Override
    public HealthCheckResponse call() {
        var report = HealthCheckResponse.named("pushes").up();
        apps.ids().stream()
                .sorted()
                .map(apps::find)
                .map(Objects::requireNonNull)
                .forEach(app -> add(app, report));
        return report.build();
    }

    private void add(App app, HealthCheckResponseBuilder report) {
        var last = sightings.of(app.id());
        report.withData(app.id() + ".setUp", lower(app.format()) + " " + lower(app.mode()));
        tell(report, app.id() + ".verified", last.verified);
        tell(report, app.id() + ".accepted", last.accepted);
        var refused = last.refused;
        if (refused != null) {
            tell(report, app.id() + ".refused", refused.at());
            tell(report, app.id() + ".refusedFor", refused.result());
            tell(report, app.id() + ".refusedLooked", refused.look());
        }
    }

    private static void tell(HealthCheckResponseBuilder report, String key, @Nullable Object value) {
        if (value != null) {
            report.withData(key, value.toString());
        }
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
