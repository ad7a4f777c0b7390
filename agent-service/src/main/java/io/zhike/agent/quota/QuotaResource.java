package io.zhike.agent.quota;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.http.Problems;
import io.zhike.agent.services.PassOn;
import io.zhike.agent.services.QuotaClient;
import io.zhike.events.UserKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** A user's reply quota, as quota-service keeps it. */
@Path("/api/apps/{appId}/users/{openId}/quota")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class QuotaResource {

    private static final String SERVICE = "quota-service";

    private final Callers callers;
    private final ConversationReads conversations;
    private final QuotaClient quota;

    QuotaResource(Callers callers, ConversationReads conversations, @RestClient QuotaClient quota) {
        this.callers = callers;
        this.conversations = conversations;
        this.quota = quota;
    }

    @GET
    public Response quota(@PathParam("appId") String appId, @PathParam("openId") String openId) {
        requireReader(appId, openId);
        return PassOn.from(SERVICE, () -> quota.quota(appId, openId));
    }

    @GET
    @Path("/ledger")
    public Response ledger(
            @PathParam("appId") String appId,
            @PathParam("openId") String openId,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        requireReader(appId, openId);
        return PassOn.from(SERVICE, () -> quota.ledger(appId, openId, after, limit));
    }

    private void requireReader(String appId, String openId) {
        if (!conversations.mayReadOf(callers.current(), new UserKey(appId, openId))) {
            throw Problems.notFound();
        }
    }
}
