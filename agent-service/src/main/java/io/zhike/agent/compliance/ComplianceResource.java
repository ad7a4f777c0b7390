package io.zhike.agent.compliance;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What an app's administrators let nobody say, and what was found. */
@Path("/api/apps/{appId}/compliance")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class ComplianceResource {

    private final Callers callers;
    private final Guards guards;
    private final Findings findings;
    private final AuditTrail trail;

    ComplianceResource(Callers callers, Guards guards, Findings findings, AuditTrail trail) {
        this.callers = callers;
        this.guards = guards;
        this.findings = findings;
        this.trail = trail;
    }

    @GET
    @Operation(summary = "The app's compliance rules")
    public ComplianceDocument get(@PathParam("appId") String appId) {
        callers.administering(appId);
        return ComplianceDocument.of(guards.of(appId).settings());
    }

    @PUT
    @Transactional
    @Operation(summary = "Replaces the rules; what is left out has the value that a new app has")
    public ComplianceDocument put(@PathParam("appId") String appId, @NotNull @Valid ComplianceDocument document) {
        Caller caller = callers.administering(appId);
        Compliance settings = document.toCompliance();
        guards.replace(appId, settings);
        trail.didToApp(caller.id(), Action.COMPLIANCE_CHANGED, appId);
        return ComplianceDocument.of(settings);
    }

    @GET
    @Path("/findings")
    @Operation(summary = "What was found against texts, and how they ended; the newest first")
    public Page<FoundText> findings(
            @PathParam("appId") String appId,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        callers.administering(appId);
        return findings.page(appId, after, limit);
    }
}
