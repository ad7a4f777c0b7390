package io.zhike.agent.services;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** quota-service's API. */
@RegisterRestClient(configKey = "quota")
@OidcClientFilter
@Path("/api/apps/{appId}/users/{openId}/quota")
public interface QuotaClient {

    @GET
    Response quota(@PathParam("appId") String appId, @PathParam("openId") String openId);

    @GET
    @Path("/ledger")
    Response ledger(
            @PathParam("appId") String appId,
            @PathParam("openId") String openId,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String limit);
}
