package io.zhike.agent.reception;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.compliance.CheckRobotTexts;
import io.zhike.agent.compliance.ComplianceProblem;
import io.zhike.agent.compliance.Verdict;
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
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** How an app receives its users, as routing-service keeps it. */
@Path("/api/apps/{appId}/reception")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class ReceptionResource {

    private static final String SERVICE = "routing-service";

    private final Callers callers;
    private final CheckRobotTexts checkRobotTexts;
    private final RoutingClient routing;

    ReceptionResource(Callers callers, CheckRobotTexts checkRobotTexts, @RestClient RoutingClient routing) {
        this.callers = callers;
        this.checkRobotTexts = checkRobotTexts;
        this.routing = routing;
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
        Caller caller = callers.administering(appId);
        return switch (checkRobotTexts.check(caller, appId, RobotTexts.in(reception), confirmed)) {
            case Verdict.Passed passed -> save(caller, appId, reception, passed);
            case Verdict.ToConfirm toConfirm -> throw ComplianceProblem.toConfirm(toConfirm);
            case Verdict.Blocked blocked -> throw ComplianceProblem.blocked(blocked);
        };
    }

    private Response save(Caller caller, String appId, byte[] reception, Verdict.Passed passed) {
        Response saved = PassOn.from(SERVICE, () -> routing.put(appId, reception));
        if (saved.getStatus() == Status.OK.getStatusCode()) {
            checkRobotTexts.saved(caller, appId, passed);
        }
        return saved;
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
