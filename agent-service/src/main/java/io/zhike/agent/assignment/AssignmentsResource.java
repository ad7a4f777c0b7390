package io.zhike.agent.assignment;

import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Why a conversation is with whom it is. */
@Path("/api/apps/{appId}/assignments")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class AssignmentsResource {

    private final Callers callers;
    private final ConversationReads conversations;
    private final Assignments assignments;

    AssignmentsResource(Callers callers, ConversationReads conversations, Assignments assignments) {
        this.callers = callers;
        this.conversations = conversations;
        this.assignments = assignments;
    }

    /** A conversation's assignments, the first first. */
    @GET
    public Page<Assignment> list(
            @PathParam("appId") String appId, @QueryParam("conversation") @NotNull UUID conversation) {
        Caller caller = callers.current();
        boolean readable = conversations
                .find(caller, conversation)
                .filter(view -> view.appId().equals(appId))
                .isPresent();
        if (!readable) {
            throw Problems.notFound();
        }
        return new Page<>(assignments.of(conversation), null);
    }
}
