package io.zhike.agent.services;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * routing-service's API. Whoever changes something is named to it, URL-encoded: header values are ASCII. The caller's
 * {@code If-Match} goes with the call ({@code propagateHeaders}).
 */
@RegisterRestClient(configKey = "routing")
@OidcClientFilter
@RegisterClientHeaders
@Path("/api/apps/{appId}/reception")
public interface RoutingClient {

    String PERSON = "Zhike-Person";

    @GET
    Response reception(@PathParam("appId") String appId);

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    Response put(@PathParam("appId") String appId, @HeaderParam(PERSON) String person, byte[] reception);

    @GET
    @Path("/{part}")
    Response part(@PathParam("appId") String appId, @PathParam("part") String part);

    @PUT
    @Path("/{part}")
    @Consumes(MediaType.APPLICATION_JSON)
    Response putPart(
            @PathParam("appId") String appId,
            @PathParam("part") String part,
            @HeaderParam(PERSON) String person,
            byte[] settings);

    @GET
    @Path("/hours/openings")
    Response openings(@PathParam("appId") String appId);

    @GET
    @Path("/versions")
    Response versions(
            @PathParam("appId") String appId, @RestQuery @Nullable String limit, @RestQuery @Nullable String after);

    @GET
    @Path("/versions/{version}")
    Response version(@PathParam("appId") String appId, @PathParam("version") String version);

    @POST
    @Path("/versions/{version}/restore")
    Response restore(
            @PathParam("appId") String appId, @PathParam("version") String version, @HeaderParam(PERSON) String person);

    @GET
    @Path("/statistics")
    Response statistics(
            @PathParam("appId") String appId, @RestQuery @Nullable String from, @RestQuery @Nullable String until);

    @GET
    @Path("/unanswered")
    Response unanswered(
            @PathParam("appId") String appId, @RestQuery @Nullable String from, @RestQuery @Nullable String until);

    @GET
    @Path("/warnings")
    Response warnings(@PathParam("appId") String appId);

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    Response preview(@PathParam("appId") String appId, byte[] message);
}
