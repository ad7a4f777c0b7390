package io.zhike.agent.statistics;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Period;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** How an app's desk does. */
@Path("/api/apps/{appId}/statistics")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class StatisticsResource {

    private final Callers callers;
    private final CountConversations countConversations;
    private final Clock clock;

    StatisticsResource(Callers callers, CountConversations countConversations, Clock clock) {
        this.callers = callers;
        this.countConversations = countConversations;
        this.clock = clock;
    }

    /**
     * To administrators the app's, to agents their own.
     *
     * @param format json, or csv for the days alone
     */
    @GET
    @Operation(summary = "Figures of whole days, 30 where left out and 92 at most: the app's, to agents their own")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Statistics.class)))
    public Response statistics(
            @PathParam("appId") String appId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("zone") @DefaultValue(Period.ZONE) String zone,
            @QueryParam("format") @DefaultValue("json") String format) {
        Caller caller = callers.seeing(appId);
        Days days = Days.of(Period.ofDays(from, until, zone), ZoneId.of(zone), clock.instant());
        if (days.count() < 1 || days.count() > Days.MOST) {
            throw Problems.invalid(
                    Violation.In.query, "from", "is after until, or begins more than %d days".formatted(Days.MOST));
        }
        var asked = new Asked(appId, days, caller.administers(appId) ? null : caller.id());
        return switch (format) {
            case "json" ->
                Response.ok(countConversations.count(asked), MediaType.APPLICATION_JSON)
                        .build();
            case "csv" ->
                csv(appId, days, DayTable.of(countConversations.count(asked).days()));
            default -> throw Problems.invalid(Violation.In.query, "format", "is json or csv");
        };
    }

    private static Response csv(String appId, Days days, String table) {
        return Response.ok(table, "text/csv; charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"statistics_%s_%s_%s.csv\"".formatted(appId, days.first(), days.last()))
                .build();
    }
}
