package io.zhike.agent.settings;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How an app's administrators want their desk to work. */
@Path("/api/apps/{appId}/desk")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class SettingsResource {

    private final Callers callers;
    private final Settings settings;
    private final AuditTrail trail;

    SettingsResource(Callers callers, Settings settings, AuditTrail trail) {
        this.callers = callers;
        this.settings = settings;
        this.trail = trail;
    }

    @GET
    @Operation(summary = "The settings of the app's desk; ETag is their version")
    public RestResponse<DeskSettings> get(@PathParam("appId") String appId) {
        callers.seeing(appId);
        return answer(settings.stored(appId));
    }

    /** @param ifMatch the version that was read, as its ETag */
    @PUT
    @Operation(summary = "Replaces the settings; what is left out has the value that a new app has")
    public RestResponse<DeskSettings> put(
            @PathParam("appId") String appId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable @Pattern(regexp = "\"\\d{1,18}\"") String ifMatch,
            @NotNull @Valid DeskSettings changed) {
        Caller caller = callers.administering(appId);
        Long ifVersion = ifMatch == null ? null : Long.valueOf(ifMatch.substring(1, ifMatch.length() - 1));
        Settings.Stored stored = settings.replace(appId, changed, ifVersion).orElseThrow(Problems::changedSince);
        trail.didToApp(caller.id(), Action.DESK_SETTINGS_CHANGED, appId);
        return answer(stored);
    }

    private static RestResponse<DeskSettings> answer(Settings.Stored stored) {
        return RestResponse.ResponseBuilder.ok(stored.settings())
                .header(HttpHeaders.ETAG, "\"" + stored.version() + "\"")
                .build();
    }
}
