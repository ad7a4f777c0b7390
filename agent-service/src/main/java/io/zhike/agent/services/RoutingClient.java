package io.zhike.agent.services;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** routing-service's API. */
@RegisterRestClient(configKey = "routing")
@OidcClientFilter
@Path("/api/apps/{appId}/reception")
public interface RoutingClient {

    @GET
    Response reception(@PathParam("appId") String appId);

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    Response put(@PathParam("appId") String appId, byte[] reception);

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    Response preview(@PathParam("appId") String appId, byte[] message);
}
