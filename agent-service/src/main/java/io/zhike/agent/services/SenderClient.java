package io.zhike.agent.services;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** sender-service's API. */
@RegisterRestClient(configKey = "sender")
@OidcClientFilter
@Path("/api/apps/{appId}/deliveries")
public interface SenderClient {

    @GET
    @Path("/{id}")
    Response delivery(@PathParam("appId") String appId, @PathParam("id") UUID id);
}
