package io.zhike.agent.webhook;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response.Status;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An app's endpoints, kept by its administrators. */
@Path("/api/apps/{appId}/webhooks")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class WebhookResource {

    private final Callers callers;
    private final Endpoints endpoints;
    private final TestEndpoint testEndpoint;
    private final WebhookClient client;

    WebhookResource(Callers callers, Endpoints endpoints, TestEndpoint testEndpoint, WebhookClient client) {
        this.callers = callers;
        this.endpoints = endpoints;
        this.testEndpoint = testEndpoint;
        this.client = client;
    }

    /**
     * What is to be told, and where.
     *
     * @param events null: everything there is now
     */
    record NewEndpoint(
            @NotNull @Size(max = EndpointRow.LONGEST_URL) String url,
            @Nullable @Size(min = 1) Set<@NotNull EventType> events) {}

    @GET
    @Operation(summary = "The app's webhooks")
    public Page<Endpoint> list(@PathParam("appId") String appId) {
        callers.administering(appId);
        return new Page<>(endpoints.of(appId), null);
    }

    @POST
    @Operation(summary = "A new webhook, with its secret, which is not shown again; 409 where the app has ten")
    public RestResponse<Endpoint> add(@PathParam("appId") String appId, @NotNull @Valid NewEndpoint wanted) {
        String caller = callers.administering(appId).id();
        check(wanted.url());
        Set<EventType> events = wanted.events() == null ? EnumSet.allOf(EventType.class) : wanted.events();
        return endpoints
                .add(appId, wanted.url(), events, caller)
                .map(endpoint -> RestResponse.status(Status.CREATED, endpoint))
                .orElseThrow(() -> Problems.conflict("An app has at most " + Endpoints.MOST_OF_AN_APP + " webhooks"));
    }

    @GET
    @Path("/{id}")
    public Endpoint get(@PathParam("appId") String appId, @PathParam("id") UUID id) {
        callers.administering(appId);
        return endpoints.find(appId, id).orElseThrow(Problems::notFound);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Changes the fields that are there; enabled: true takes back what disabled it")
    public Endpoint change(
            @PathParam("appId") String appId, @PathParam("id") UUID id, @NotNull @Valid EndpointChange change) {
        callers.administering(appId);
        if (change.url() != null) {
            check(change.url());
        }
        return endpoints.change(appId, id, change).orElseThrow(Problems::notFound);
    }

    @DELETE
    @Path("/{id}")
    public void remove(@PathParam("appId") String appId, @PathParam("id") UUID id) {
        callers.administering(appId);
        if (!endpoints.remove(appId, id)) {
            throw Problems.notFound();
        }
    }

    @POST
    @Path("/{id}/test")
    @Operation(summary = "Sends an event of the type webhook.test at once and answers what came back")
    public TestEndpoint.Result test(@PathParam("appId") String appId, @PathParam("id") UUID id) {
        callers.administering(appId);
        return testEndpoint.test(appId, id).orElseThrow(Problems::notFound);
    }

    @POST
    @Path("/{id}/secret")
    @Operation(summary = "A new secret, which is not shown again; the present one signs too for 24 hours")
    public Endpoint rotateSecret(@PathParam("appId") String appId, @PathParam("id") UUID id) {
        callers.administering(appId);
        return endpoints.rotateSecret(appId, id).orElseThrow(Problems::notFound);
    }

    private void check(String url) {
        client.objectionTo(url).ifPresent(objection -> {
            throw Problems.invalid(Violation.In.body, "url", objection);
        });
    }
}
