package io.zhike.agent.services;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** sender-service's API, for what is shown while somebody types. */
@RegisterRestClient(configKey = "sender")
@OidcClientFilter
@Path("/api/apps/{appId}/users/{openId}/typing")
public interface TypingClient {

    @PUT
    Response show(@PathParam("appId") String appId, @PathParam("openId") String openId);

    @DELETE
    Response hide(@PathParam("appId") String appId, @PathParam("openId") String openId);
}
