package io.zhike.sender.media;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** agent-service's store of pictures, called with this service's own token. */
@RegisterRestClient(configKey = "agent")
@OidcClientFilter
@Path("/api/internal/apps/{appId}/media/{id}")
interface PictureStoreClient {

    @GET
    Response picture(@PathParam("appId") String appId, @PathParam("id") UUID id);

    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    Response keep(@PathParam("appId") String appId, @PathParam("id") UUID id, byte[] bytes);
}
