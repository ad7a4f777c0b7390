package io.zhike.agent.reception;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.services.PassOn;
import io.zhike.agent.services.RoutingClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** How an app's reception was set before, and what came of it, as routing-service keeps it. */
@Path("/api/apps/{appId}/reception")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class ReceptionHistoryResource {

    private final Callers callers;
    private final RoutingClient routing;

    ReceptionHistoryResource(Callers callers, @RestClient RoutingClient routing) {
        this.callers = callers;
        this.routing = routing;
    }

    @GET
    @Path("/versions")
    public Response versions(
            @PathParam("appId") String appId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        callers.administering(appId);
        return PassOn.from(ReceptionResource.SERVICE, () -> routing.versions(appId, limit, after));
    }

    @GET
    @Path("/versions/{version:[0-9A-Za-z-]+}")
    public Response version(@PathParam("appId") String appId, @PathParam("version") String version) {
        callers.administering(appId);
        return PassOn.from(ReceptionResource.SERVICE, () -> routing.version(appId, version));
    }

    @GET
    @Path("/statistics")
    public Response statistics(
            @PathParam("appId") String appId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        callers.administering(appId);
        return PassOn.from(ReceptionResource.SERVICE, () -> routing.statistics(appId, from, until));
    }

    /** What the robot did not understand. */
    @GET
    @Path("/unanswered")
    public Response unanswered(
            @PathParam("appId") String appId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        callers.administering(appId);
        return PassOn.from(ReceptionResource.SERVICE, () -> routing.unanswered(appId, from, until));
    }

    /** What is wrong with the settings, and saved all the same. */
    @GET
    @Path("/warnings")
    public Response warnings(@PathParam("appId") String appId) {
        callers.administering(appId);
        return PassOn.from(ReceptionResource.SERVICE, () -> routing.warnings(appId));
    }
}
