package io.zhike.agent.unanswered;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The number that the desk exists to lower. */
@Path("/api/apps/{appId}/statistics/lost-windows")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class LostWindowsResource {

    private static final int DAYS = 30;

    private final Callers callers;
    private final LostWindows lostWindows;
    private final Clock clock;

    LostWindowsResource(Callers callers, LostWindows lostWindows, Clock clock) {
        this.callers = callers;
        this.lostWindows = lostWindows;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary =
                    "Reply windows that ended without an answer of a person or the robot, by day; 30 days where left out")
    public Page<LostWindows.Day> lost(
            @PathParam("appId") String appId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("until") @Nullable LocalDate until,
            @QueryParam("zone") @DefaultValue("Asia/Shanghai") String zoneId) {
        callers.administering(appId);
        ZoneId zone = zone(zoneId);
        LocalDate last = until == null ? LocalDate.ofInstant(clock.instant(), zone) : until;
        LocalDate first = from == null ? last.minusDays(DAYS - 1) : from;
        return new Page<>(lostWindows.of(appId, first, last, zone), null);
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw Problems.invalid(Violation.In.query, "zone", "is no time zone, such as Asia/Shanghai");
        }
    }
}
