package io.zhike.agent.reception;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.hours.HoursRefreshes;
import io.zhike.agent.services.PassOn;
import io.zhike.agent.services.RoutingClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLEncoder;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** How an app receives its users, as routing-service keeps it: to be read and changed. */
@Path("/api/apps/{appId}/reception")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class ReceptionResource {

    static final String SERVICE = "routing-service";

    /** What can be changed by itself; {@code document} is all of it, to be kept in a file. */
    private static final String PART = "/{part:rules|menu|questions|hours|entries|document}";

    private final Callers callers;
    private final SaveReception saveReception;
    private final RoutingClient routing;
    private final HoursRefreshes hours;

    ReceptionResource(
            Callers callers, SaveReception saveReception, @RestClient RoutingClient routing, HoursRefreshes hours) {
        this.callers = callers;
        this.saveReception = saveReception;
        this.routing = routing;
        this.hours = hours;
    }

    @GET
    public Response reception(@PathParam("appId") String appId) {
        callers.administering(appId);
        return PassOn.from(SERVICE, () -> routing.reception(appId));
    }

    /** @param confirmed the compliance rules that the caller has been told of, and wants the robot to break */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("appId") String appId, @QueryParam("confirmed") Set<String> confirmed, byte[] reception) {
        return save(appId, confirmed, reception, person -> routing.put(appId, person, reception));
    }

    @GET
    @Path(PART)
    public Response part(@PathParam("appId") String appId, @PathParam("part") String part) {
        callers.administering(appId);
        return PassOn.from(SERVICE, () -> routing.part(appId, part));
    }

    /** @param confirmed the compliance rules that the caller has been told of, and wants the robot to break */
    @PUT
    @Path(PART)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response putPart(
            @PathParam("appId") String appId,
            @PathParam("part") String part,
            @QueryParam("confirmed") Set<String> confirmed,
            byte[] settings) {
        return save(appId, confirmed, settings, person -> routing.putPart(appId, part, person, settings));
    }

    private Response save(String appId, Set<String> confirmed, byte[] settings, Function<String, Response> put) {
        Caller caller = callers.administering(appId);
        return saveReception.save(
                caller, appId, settings, confirmed, () -> change(appId, () -> put.apply(named(caller))));
    }

    /** What was checked once is not checked again. */
    @POST
    @Path("/versions/{version:[0-9A-Za-z-]+}/restore")
    public Response restore(@PathParam("appId") String appId, @PathParam("version") String version) {
        Caller caller = callers.administering(appId);
        return change(appId, () -> routing.restore(appId, version, named(caller)));
    }

    private Response change(String appId, Supplier<Response> call) {
        Response changed = PassOn.from(SERVICE, call);
        if (changed.getStatus() == Status.OK.getStatusCode()) {
            hours.changed(appId);
        }
        return changed;
    }

    private static String named(Caller caller) {
        return URLEncoder.encode(caller.id(), UTF_8);
    }

    /** What would happen to a message: changes nothing, so agents may ask too. */
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response preview(@PathParam("appId") String appId, byte[] message) {
        callers.seeing(appId);
        return PassOn.from(SERVICE, () -> routing.preview(appId, message));
    }
}
