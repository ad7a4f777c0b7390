package io.zhike.agent.customer;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.http.Problems;
import io.zhike.agent.user.UserRow;
import io.zhike.events.UserKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether anybody receives a user: an administrator decides. */
@Path("/api/apps/{appId}/users/{openId}/block")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class BlockResource {

    private final Callers callers;
    private final Customers customers;
    private final BlockUser blockUser;
    private final AuditTrail trail;
    private final Clock clock;

    BlockResource(Callers callers, Customers customers, BlockUser blockUser, AuditTrail trail, Clock clock) {
        this.callers = callers;
        this.customers = customers;
        this.blockUser = blockUser;
        this.trail = trail;
        this.clock = clock;
    }

    @PUT
    @Operation(summary = "Blocks the user, and settles what was proposed of them")
    public CustomerCard block(
            @PathParam("appId") String appId, @PathParam("openId") String openId, @NotNull @Valid Blocking blocking) {
        Caller caller = callers.administering(appId);
        return blockUser.block(locked(caller, appId, openId), caller.id(), blocking.reason());
    }

    @DELETE
    @Operation(summary = "Receives the user again; who is not blocked stays so")
    public CustomerCard unblock(@PathParam("appId") String appId, @PathParam("openId") String openId) {
        Caller caller = callers.administering(appId);
        UserRow user = locked(caller, appId, openId);
        if (user.isBlocked()) {
            user.unblock(clock.instant());
            customers.changed(user);
            trail.didToUser(caller.id(), Action.USER_UNBLOCKED, user.key(), Map.of());
        }
        return CustomerCard.of(user);
    }

    private UserRow locked(Caller caller, String appId, String openId) {
        return customers.lock(caller, new UserKey(appId, openId)).orElseThrow(Problems::notFound);
    }
}
