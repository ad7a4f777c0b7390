package io.zhike.simulator.media;

import io.zhike.simulator.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestPath;

/** The pictures of both sides, for the phone page. */
@Path("/simulator/apps/{appId}/media/{mediaId}")
class ShownPictureResource {

    private final Apps apps;
    private final Media media;

    ShownPictureResource(Apps apps, Media media) {
        this.apps = apps;
        this.media = media;
    }

    @GET
    public Response picture(@RestPath String appId, @RestPath String mediaId) {
        return apps.find(appId)
                .flatMap(app -> media.find(app, mediaId))
                .map(picture -> Response.ok(picture.bytes(), picture.type()).build())
                .orElseGet(() -> Response.status(Status.NOT_FOUND).build());
    }
}
