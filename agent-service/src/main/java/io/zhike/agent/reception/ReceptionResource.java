package io.zhike.agent.reception;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Problems;
import io.zhike.agent.services.PassOn;
import io.zhike.agent.services.RoutingClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** How an app receives its users, as routing-service keeps it. */
@Path("/api/apps/{appId}/reception")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class ReceptionResource {

    private static final String SERVICE = "routing-service";

    private final Callers callers;
    private final RoutingClient routing;

    ReceptionResource(Callers callers, @RestClient RoutingClient routing) {
        this.callers = callers;
        this.routing = routing;
    }

    @GET
    public Response reception(@PathParam("appId") String appId) {
        requireAdministrator(appId);
        return PassOn.from(SERVICE, () -> routing.reception(appId));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@PathParam("appId") String appId, byte[] reception) {
        requireAdministrator(appId);
        return PassOn.from(SERVICE, () -> routing.put(appId, reception));
    }

    /** What would happen to a message: changes nothing, so agents may ask too. */
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response preview(@PathParam("appId") String appId, byte[] message) {
        requireSight(appId);
        return PassOn.from(SERVICE, () -> routing.preview(appId, message));
    }

    private Caller requireSight(String appId) {
        Caller caller = callers.current();
        if (!caller.sees(appId)) {
            throw Problems.notFound();
        }
        return caller;
    }

    private void requireAdministrator(String appId) {
        if (!requireSight(appId).administers(appId)) {
            throw Problems.forbidden("Only an administrator of the app may do this");
        }
    }
}
