package io.zhike.quota.window;

import io.zhike.events.UserKey;
import io.zhike.quota.policy.Policies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a user may still be sent. */
@Path("/api/apps/{appId}/users/{openId}/quota")
@RolesAllowed("service")
class QuotaResource {

    private final Policies policies;

    QuotaResource(Policies policies) {
        this.policies = policies;
    }

    @GET
    @Transactional
    @Operation(summary = "The user's reply window, as its newest change left it")
    public Quota quota(String appId, String openId) {
        policies.requireApp(appId);
        WindowRow row = WindowRow.of(new UserKey(appId, openId));
        return row == null ? Quota.NEVER_OPENED : row.quota();
    }
}
