package io.zhike.sender.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The delivery of replies, for agent-service. */
@Path("/api/apps/{appId}/deliveries")
@RolesAllowed("service")
class DeliveryResource {

    private final TellHistory tellHistory;

    DeliveryResource(TellHistory tellHistory) {
        this.tellHistory = tellHistory;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "What became of a reply")
    @APIResponse(responseCode = "200", description = "Its state and every attempt to send it")
    @APIResponse(responseCode = "404", description = "No such reply of this app was approved")
    public DeliveryHistory delivery(String appId, UUID id) {
        return tellHistory.tell(appId, id).orElseThrow(NotFoundException::new);
    }
}
