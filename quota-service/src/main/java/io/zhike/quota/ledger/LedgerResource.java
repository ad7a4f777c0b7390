package io.zhike.quota.ledger;

import io.zhike.events.UserKey;
import io.zhike.quota.policy.Policies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Why a user may be sent what they may be sent. */
@Path("/api/apps/{appId}/users/{openId}/quota/ledger")
@RolesAllowed("service")
class LedgerResource {

    private final Policies policies;

    LedgerResource(Policies policies) {
        this.policies = policies;
    }

    @GET
    @Transactional
    @Operation(summary = "Every change of the user's reply window, newest first")
    public LedgerPage ledger(
            String appId,
            String openId,
            @QueryParam("after") @Pattern(regexp = "[0-9]{1,18}", message = "is none of those in `next`") @Nullable
                    String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        policies.requireApp(appId);
        long before = after == null ? Long.MAX_VALUE : Long.parseLong(after);
        List<LedgerEntry> found = LedgerRow.newestBefore(new UserKey(appId, openId), before, limit + 1).stream()
                .map(LedgerRow::entry)
                .toList();
        return LedgerPage.of(found, limit);
    }
}
