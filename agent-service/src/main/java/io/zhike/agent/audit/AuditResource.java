package io.zhike.agent.audit;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Who did what, for an app's administrators. */
@Path("/api/apps/{appId}/audit")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class AuditResource {

    private final Callers callers;
    private final AuditTrail trail;

    AuditResource(Callers callers, AuditTrail trail) {
        this.callers = callers;
        this.trail = trail;
    }

    @GET
    @Operation(summary = "What people did in the app, to one conversation or by one of them; the newest first")
    public Page<Deed> list(
            @PathParam("appId") String appId,
            @QueryParam("conversation") @Nullable UUID conversation,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        callers.administering(appId);
        return trail.page(appId, conversation, actor, after, limit);
    }
}
