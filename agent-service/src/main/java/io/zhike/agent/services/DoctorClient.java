package io.zhike.agent.services;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** sender-service's API, for what it knows of an app's way to and from WeChat. */
@RegisterRestClient(configKey = "doctor")
@OidcClientFilter
@Path("/api/apps/{appId}/doctor")
public interface DoctorClient {

    @GET
    Response examine(@PathParam("appId") String appId);
}
