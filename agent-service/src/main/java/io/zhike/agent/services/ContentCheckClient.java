package io.zhike.agent.services;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** sender-service's API, for WeChat's own check of texts. */
@RegisterRestClient(configKey = "content-check")
@OidcClientFilter
@Path("/api/apps/{appId}/users/{openId}/content-check")
public interface ContentCheckClient {

    record Text(String text) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Response check(@PathParam("appId") String appId, @PathParam("openId") String openId, Text text);
}
