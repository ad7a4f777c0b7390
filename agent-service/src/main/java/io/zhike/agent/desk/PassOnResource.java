package io.zhike.agent.desk;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.conversation.ConversationView;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.Passing;
import io.zhike.agent.http.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who is to have a conversation instead. */
@Path("/api")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class PassOnResource {

    private final Callers callers;
    private final Conversations conversations;
    private final ConversationReads reads;
    private final PassOnConversation passOn;

    PassOnResource(Callers callers, Conversations conversations, ConversationReads reads, PassOnConversation passOn) {
        this.callers = callers;
        this.conversations = conversations;
        this.reads = reads;
        this.passOn = passOn;
    }

    /**
     * Where it is to go.
     *
     * @param agentId to whom; null: back to the queue
     * @param group for which group it waits then; null: as before
     */
    record Target(
            @Nullable @Size(min = 1, max = 200) String agentId,
            @Nullable @Size(min = 1, max = 50) String group) {}

    @POST
    @Path("/conversations/{id}/transfer")
    @Operation(
            summary = "Passes it on to an ONLINE agent with room or, without agentId, back to the queue; 204 where the "
                    + "caller sees it no longer")
    public RestResponse<ConversationView> transfer(@PathParam("id") UUID id, @NotNull @Valid Target target) {
        if (target.agentId() != null && target.group() != null) {
            throw Problems.invalid(Violation.In.body, "group", "is for the queue, not for an agent");
        }
        Caller caller = callers.current();
        LockedConversation locked = locked(caller, id);
        PassOnConversation.Outcome outcome = target.agentId() == null
                ? passOn.toQueue(caller, locked, target.group())
                : passOn.toAgent(caller, locked, target.agentId());
        return passed(caller, id, outcome, "%s is not ONLINE".formatted(target.agentId()));
    }

    @POST
    @Path("/conversations/{id}/take-over")
    @Operation(summary = "Makes it the caller's, who administers its app, whoever has it")
    public RestResponse<ConversationView> takeOver(@PathParam("id") UUID id) {
        Caller caller = callers.current();
        LockedConversation locked = locked(caller, id);
        if (!caller.administers(locked.user().key().appId())) {
            throw Problems.forbidden("Only an administrator of the app may do this");
        }
        return passed(caller, id, passOn.toAdministrator(caller, locked), DeskResource.ABSENT);
    }

    private RestResponse<ConversationView> passed(
            Caller caller, UUID id, PassOnConversation.Outcome outcome, String absent) {
        return switch (outcome) {
            case PassOnConversation.Outcome.Decided(Passing passing) -> decided(caller, id, passing);
            case PassOnConversation.Outcome.Unknown _ ->
                throw Problems.invalid(Violation.In.body, "agentId", "is no agent of the app");
            case PassOnConversation.Outcome.Absent _ -> throw Problems.conflict(absent);
            case PassOnConversation.Outcome.Full _ -> throw Problems.conflict("The agent has no room");
        };
    }

    private RestResponse<ConversationView> decided(Caller caller, UUID id, Passing passing) {
        return switch (passing) {
            case Passing.Passed _, Passing.ThereAlready _ ->
                reads.find(caller, id).map(RestResponse::ok).orElseGet(RestResponse::noContent);
            case Passing.HeldBy(String agentId) -> throw Problems.heldBy(agentId);
            case Passing.HeldByNobody _ -> throw Problems.conflict("Accept the conversation before you pass it on");
            case Passing.Over _ -> throw Problems.conflict(DeskResource.OVER);
        };
    }

    private LockedConversation locked(Caller caller, UUID id) {
        return conversations.lockFor(caller, id).orElseThrow(Problems::notFound);
    }
}
