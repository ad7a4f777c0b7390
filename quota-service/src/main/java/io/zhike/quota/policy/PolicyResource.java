package io.zhike.quota.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** By which figures an app's replies are counted. */
@Path("/api/apps/{appId}/quota-policy")
@RolesAllowed("service")
class PolicyResource {

    private final Policies policies;
    private final Clock clock;

    PolicyResource(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The app's quota policy, as it is configured")
    public PolicyView policy(String appId) {
        policies.requireApp(appId);
        return PolicyView.of(policies.of(appId), clock.instant());
    }
}
