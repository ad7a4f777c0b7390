package io.zhike.agent.delivery;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Problems;
import io.zhike.agent.services.PassOn;
import io.zhike.agent.services.SenderClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A reply's way to WeChat, as sender-service keeps it. */
@Path("/api/apps/{appId}/deliveries/{id}")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class DeliveryResource {

    private final Callers callers;
    private final ReadableReplies replies;
    private final SenderClient sender;

    DeliveryResource(Callers callers, ReadableReplies replies, @RestClient SenderClient sender) {
        this.callers = callers;
        this.replies = replies;
        this.sender = sender;
    }

    @GET
    public Response delivery(@PathParam("appId") String appId, @PathParam("id") UUID id) {
        if (!replies.mayRead(callers.current(), appId, id)) {
            throw Problems.notFound();
        }
        return PassOn.from("sender-service", () -> sender.delivery(appId, id));
    }
}
