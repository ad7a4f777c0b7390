package io.zhike.agent.privacy;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.customer.Customers;
import io.zhike.agent.http.Problems;
import io.zhike.agent.user.UserRow;
import io.zhike.events.UserKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Forgets a user who asks for it: an administrator does. */
@Path("/api/apps/{appId}/users/{openId}")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class ErasureResource {

    private static final Logger LOG = Logger.getLogger(ErasureResource.class);

    private final Callers callers;
    private final Customers customers;
    private final EraseUser eraseUser;
    private final AuditTrail trail;

    ErasureResource(Callers callers, Customers customers, EraseUser eraseUser, AuditTrail trail) {
        this.callers = callers;
        this.customers = customers;
        this.eraseUser = eraseUser;
        this.trail = trail;
    }

    @DELETE
    @Operation(summary = "Erases everything that is known of the user, in every service; it cannot be taken back")
    public Erased erase(@PathParam("appId") String appId, @PathParam("openId") String openId) {
        Caller caller = callers.administering(appId);
        UserRow user = customers.lock(caller, new UserKey(appId, openId)).orElseThrow(Problems::notFound);
        trail.didToUser(caller.id(), Action.USER_ERASED, user.key(), Map.of());
        Erased erased = eraseUser.erase(user, caller.id());
        LOG.infof("A user was erased. user=%s by=%s", new UserKey(appId, openId).masked(), caller.id());
        return erased;
    }
}
