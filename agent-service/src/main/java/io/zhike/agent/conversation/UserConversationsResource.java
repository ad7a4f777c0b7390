package io.zhike.agent.conversation;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import io.zhike.events.UserKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What was said with a user before. */
@Path("/api/apps/{appId}/users/{openId}/conversations")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class UserConversationsResource {

    private final Callers callers;
    private final ConversationReads reads;
    private final ConversationsOfUser conversations;

    UserConversationsResource(Callers callers, ConversationReads reads, ConversationsOfUser conversations) {
        this.callers = callers;
        this.reads = reads;
        this.conversations = conversations;
    }

    @GET
    @Operation(summary = "The user's conversations that the caller may read, the newest first")
    public Page<ConversationView> list(
            @PathParam("appId") String appId,
            @PathParam("openId") String openId,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Caller caller = callers.current();
        var user = new UserKey(appId, openId);
        if (!reads.mayReadOf(caller, user)) {
            throw Problems.notFound();
        }
        return conversations.page(caller, user, ConversationsResource.cursor(after), limit);
    }
}
