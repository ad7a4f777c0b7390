package io.zhike.routing.statistics;

import io.zhike.routing.app.Apps;
import io.zhike.routing.fault.InOurTime;
import io.zhike.routing.reception.Reception;
import io.zhike.routing.reception.Receptions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What became of the robot's rules, so that their operators see which to write next. Days are those of the app's time zone. */
@Path("/api/apps/{appId}/reception")
@RolesAllowed("service")
@Transactional
@Tag(name = "Reception")
class StatisticsResource {

    private static final int DAYS = 30;

    /** So many texts are grouped at most, the newest. */
    private static final int TEXTS = 5_000;

    private static final int GROUPS = 100;

    private final Apps apps;
    private final Receptions receptions;
    private final RuleCounts ruleCounts;
    private final Clock clock;

    StatisticsResource(Apps apps, Receptions receptions, RuleCounts ruleCounts, Clock clock) {
        this.apps = apps;
        this.receptions = receptions;
        this.ruleCounts = ruleCounts;
        this.clock = clock;
    }

    /** A list that is not paged. */
    record Items<T>(List<T> items) {}

    @GET
    @Path("/statistics")
    @Operation(
            summary =
                    "How often each rule counted, and how many of its conversations did without a person; 30 days where left out")
    public Items<RuleStatistics> statistics(
            @RestPath String appId,
            @RestQuery @InOurTime @Nullable LocalDate from,
            @RestQuery @InOurTime @Nullable LocalDate until) {
        Reception reception = reception(appId);
        LocalDate last = last(until, reception);
        return new Items<>(ruleCounts.of(appId, reception, first(from, last), last));
    }

    @GET
    @Path("/unanswered")
    @Operation(
            summary =
                    "What the robot could not answer, like texts together, the most frequent first; 30 days where left out")
    public Items<Likeness.Group> unanswered(
            @RestPath String appId,
            @RestQuery @InOurTime @Nullable LocalDate from,
            @RestQuery @InOurTime @Nullable LocalDate until) {
        Reception reception = reception(appId);
        LocalDate last = last(until, reception);
        ZoneId zone = reception.hours().zoneId();
        List<String> texts = UnansweredTextRow.texts(
                appId,
                first(from, last).atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                TEXTS);
        return new Items<>(Likeness.groups(texts).stream().limit(GROUPS).toList());
    }

    private Reception reception(String appId) {
        apps.require(appId);
        return receptions.rules(appId).reception();
    }

    private LocalDate last(@Nullable LocalDate until, Reception reception) {
        return Objects.requireNonNullElseGet(
                until,
                () -> LocalDate.ofInstant(clock.instant(), reception.hours().zoneId()));
    }

    private static LocalDate first(@Nullable LocalDate from, LocalDate last) {
        return Objects.requireNonNullElse(from, last.minusDays(DAYS - 1));
    }
}
