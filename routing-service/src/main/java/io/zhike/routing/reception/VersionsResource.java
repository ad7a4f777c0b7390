package io.zhike.routing.reception;

import io.zhike.routing.app.Apps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What an app's settings were, and the way back. */
@Path("/api/apps/{appId}/reception/versions")
@RolesAllowed("service")
@Tag(name = "Reception")
class VersionsResource {

    private final Apps apps;
    private final ChangeReception changeReception;

    VersionsResource(Apps apps, ChangeReception changeReception) {
        this.apps = apps;
        this.changeReception = changeReception;
    }

    /**
     * Versions, the newest first.
     *
     * @param next what {@code after} gets the next ones by; null where these are the last
     */
    record Page(List<Version> items, @Nullable String next) {

        static Page of(List<Version> found, int limit) {
            return found.size() <= limit
                    ? new Page(found, null)
                    : new Page(
                            found.subList(0, limit),
                            Long.toString(found.get(limit - 1).version()));
        }
    }

    @GET
    @Operation(summary = "Who changed what when, the newest first")
    @Transactional
    public Page list(
            @RestPath String appId,
            @RestQuery @Min(1) Long after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        apps.require(appId);
        long before = after == null ? Long.MAX_VALUE : after;
        return Page.of(ReceptionVersionRow.before(appId, before, limit + 1), limit);
    }

    @GET
    @Path("/{version}")
    @Operation(summary = "The whole reception after that change")
    @Transactional
    public Reception get(@RestPath String appId, @RestPath long version) {
        apps.require(appId);
        return at(appId, version);
    }

    @POST
    @Path("/{version}/restore")
    @Operation(summary = "Makes that version the present one, as a change of its own")
    @Transactional
    public Reception restore(
            @RestPath String appId, @RestPath long version, @HeaderParam(Person.HEADER) String person) {
        apps.require(appId);
        Reception old = at(appId, version);
        return changeReception
                .change(appId, new Change(Person.named(person), Part.DOCUMENT, null, _ -> old))
                .reception();
    }

    private static Reception at(String appId, long version) {
        return ReceptionVersionRow.of(appId, version)
                .map(row -> row.settings)
                .orElseThrow(() -> new UnknownVersionException(version));
    }
}
