package io.zhike.agent.media;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Pictures, for sender-service alone: it takes those that go to WeChat, and brings those that users sent. */
@Path("/api/internal/apps/{appId}/media/{id}")
@RolesAllowed(TokenRoles.SERVICE)
class SenderMediaResource {

    private final Apps apps;
    private final Media media;

    SenderMediaResource(Apps apps, Media media) {
        this.apps = apps;
        this.media = media;
    }

    @GET
    public Response picture(@PathParam("appId") String appId, @PathParam("id") UUID id) {
        MediaRow row = media.find(appId, id).orElseThrow(Problems::notFound);
        return Response.ok(row.bytes, row.type).build();
    }

    /** @param id the message's, which makes a second time harmless */
    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void keep(@PathParam("appId") String appId, @PathParam("id") UUID id, byte[] bytes) {
        if (!apps.ids().contains(appId)) {
            throw Problems.notFound();
        }
        Picture picture = Picture.of(bytes)
                .orElseThrow(() -> Problems.invalid(Violation.In.body, "", "is no picture of at most 10 MB"));
        media.keep(id, appId, picture);
    }
}
