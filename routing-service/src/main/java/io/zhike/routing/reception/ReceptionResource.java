package io.zhike.routing.reception;

import io.zhike.routing.app.Apps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** An app's settings, for agent-service to pass on. */
@Path("/api/apps/{appId}/reception")
@RolesAllowed("service")
@Tag(name = "Reception")
class ReceptionResource {

    private final Apps apps;
    private final Receptions receptions;
    private final ReplaceReception replaceReception;

    ReceptionResource(Apps apps, Receptions receptions, ReplaceReception replaceReception) {
        this.apps = apps;
        this.receptions = receptions;
        this.replaceReception = replaceReception;
    }

    @GET
    @Operation(summary = "How the app receives its users")
    @Transactional
    public ReceptionDocument get(@RestPath String appId) {
        apps.require(appId);
        return ReceptionDocument.of(receptions.rules(appId).settings());
    }

    @PUT
    @Operation(summary = "Replaces the settings; what is left out has the value that a new app has")
    public ReceptionDocument put(@RestPath String appId, @NotNull @Valid ReceptionDocument document) {
        apps.require(appId);
        Reception reception = document.toReception();
        replaceReception.replace(appId, reception);
        return ReceptionDocument.of(reception);
    }
}
