package io.zhike.agent.delivery;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Problems;
import io.zhike.agent.services.PassOn;
import io.zhike.agent.services.SenderClient;
import io.zhike.agent.transcript.Message;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A reply's way to WeChat. */
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
    @Operation(summary = "When a reply was asked for and approved, each attempt to send it, and how it ended")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReplyHistory.class)))
    @APIResponse(responseCode = "404", description = "The app has no such reply that the caller may read")
    public Response delivery(@PathParam("appId") String appId, @PathParam("id") UUID id) {
        Message reply = replies.find(callers.current(), appId, id).orElseThrow(Problems::notFound);
        Response delivery = PassOn.from("sender-service", () -> sender.delivery(appId, id));
        return switch (delivery.getStatus()) {
            case 200 ->
                Response.ok(ReplyHistory.of(reply, (byte[]) delivery.getEntity()))
                        .build();
            case 404 -> Response.ok(ReplyHistory.neverApproved(reply)).build();
            default -> delivery;
        };
    }
}
