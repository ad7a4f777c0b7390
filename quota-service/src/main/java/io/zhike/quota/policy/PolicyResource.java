package io.zhike.quota.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** By which figures an app's replies are counted. */
@Path("/api/apps/{appId}/quota-policy")
@RolesAllowed("service")
class PolicyResource {

    private final Policies policies;

    PolicyResource(Policies policies) {
        this.policies = policies;
    }

    @GET
    @Operation(summary = "The app's quota policy, as it is configured")
    public QuotaPolicy policy(String appId) {
        policies.requireApp(appId);
        return policies.of(appId);
    }
}
