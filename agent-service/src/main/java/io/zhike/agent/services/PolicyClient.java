package io.zhike.agent.services;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** quota-service's API, for the figures that it counts by. */
@RegisterRestClient(configKey = "quota")
@OidcClientFilter
@Path("/api/apps/{appId}/quota-policy")
public interface PolicyClient {

    @GET
    Response policy(@PathParam("appId") String appId);
}
