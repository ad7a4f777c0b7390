package io.zhike.agent.webhook;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What a webhook was sent and is sent. */
@Path("/api/apps/{appId}/webhooks/{id}/deliveries")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class DeliveryResource {

    private final Callers callers;
    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final DeliveryLanes lanes;

    DeliveryResource(Callers callers, Endpoints endpoints, Deliveries deliveries, DeliveryLanes lanes) {
        this.callers = callers;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.lanes = lanes;
    }

    @GET
    @Operation(summary = "What the webhook is sent, the newest first, until a week after it is settled")
    public Page<Delivery> list(
            @PathParam("appId") String appId,
            @PathParam("id") UUID id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        administered(appId, id);
        return deliveries.page(id, after, limit);
    }

    @POST
    @Path("/{deliveryId}/retry")
    @Operation(
            summary =
                    "Sends it now, whatever became of it, and again as if it were new; 409 where the webhook is disabled")
    public Delivery retry(
            @PathParam("appId") String appId, @PathParam("id") UUID id, @PathParam("deliveryId") String deliveryId) {
        if (!administered(appId, id).enabled()) {
            throw Problems.conflict("This webhook is disabled");
        }
        Delivery delivery = deliveries.again(id, deliveryId).orElseThrow(Problems::notFound);
        lanes.wake();
        return delivery;
    }

    private Endpoint administered(String appId, UUID id) {
        callers.administering(appId);
        return endpoints.find(appId, id).orElseThrow(Problems::notFound);
    }
}
