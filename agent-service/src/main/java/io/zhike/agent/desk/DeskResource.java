package io.zhike.agent.desk;

import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.compliance.ComplianceProblem;
import io.zhike.agent.compliance.Draft;
import io.zhike.agent.conversation.Acceptance;
import io.zhike.agent.conversation.Answer;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.conversation.ConversationView;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.Ending;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.desk.AnswerConversation.Outcome;
import io.zhike.agent.http.Problems;
import io.zhike.agent.reply.HeldReplies;
import io.zhike.agent.transcript.Message;
import io.zhike.events.outbound.ReplyContent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What people do with a conversation. */
@Path("/api")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class DeskResource {

    static final String OVER = "The conversation is over";
    static final String ABSENT = "Sign in (ONLINE or AWAY) before you take a conversation";

    private final Callers callers;
    private final Conversations conversations;
    private final ConversationReads reads;
    private final AcceptConversation acceptConversation;
    private final SayToUser sayToUser;
    private final WithdrawReply withdrawReply;
    private final EndConversation endConversation;
    private final Sendable sendable;

    DeskResource(
            Callers callers,
            Conversations conversations,
            ConversationReads reads,
            AcceptConversation acceptConversation,
            SayToUser sayToUser,
            WithdrawReply withdrawReply,
            EndConversation endConversation,
            Sendable sendable) {
        this.callers = callers;
        this.conversations = conversations;
        this.reads = reads;
        this.acceptConversation = acceptConversation;
        this.sayToUser = sayToUser;
        this.withdrawReply = withdrawReply;
        this.endConversation = endConversation;
        this.sendable = sendable;
    }

    @POST
    @Path("/conversations/{id}/accept")
    public ConversationView accept(@PathParam("id") UUID id) {
        Caller caller = callers.current();
        switch (acceptConversation.accept(caller, locked(caller, id))) {
            case Acceptance.Accepted _ -> {}
            case Acceptance.HeldAlready _ -> {}
            case Acceptance.HeldBy(String agentId) -> throw Problems.heldBy(agentId);
            case Acceptance.LeftTo(var lastAgent) -> throw leftTo(lastAgent);
            case Acceptance.Over _ -> throw Problems.conflict(OVER);
            case Acceptance.Absent _ -> throw Problems.conflict(ABSENT);
        }
        return view(caller, id);
    }

    /** @param confirmed the compliance rules that the agent has been told of, and wants to break */
    @POST
    @Path("/conversations/{id}/messages")
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public RestResponse<Message> answer(
            @PathParam("id") UUID id, @QueryParam("confirmed") Set<String> confirmed, @NotNull @Valid Words words) {
        Caller caller = callers.current();
        String appId = reads.appOf(caller, id).orElseThrow(Problems::notFound);
        Draft draft = new Draft(words.id(), sendable.content(words, appId), words.hold(), null, confirmed);
        return said(sayToUser.say(caller, id, draft));
    }

    /**
     * Sends a reply that waits for the user's next message, or is offered beside it.
     *
     * @param confirmed see {@link #answer}
     */
    @POST
    @Path("/conversations/{id}/messages/{messageId}/send")
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public RestResponse<Message> send(
            @PathParam("id") UUID id,
            @PathParam("messageId") UUID messageId,
            @QueryParam("confirmed") Set<String> confirmed) {
        Caller caller = callers.current();
        ReplyContent content = reads.replyOf(caller, id, messageId).orElseThrow(Problems::notFound);
        return said(sayToUser.say(caller, id, new Draft(messageId, content, false, null, confirmed)));
    }

    private static RestResponse<Message> said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Asked(Message message) -> RestResponse.status(Status.ACCEPTED, message);
            case Outcome.IdTaken _ -> throw Problems.conflict("Another message has this id");
            case Outcome.NotFound _ -> throw Problems.notFound();
            case Outcome.UserBlocked _ -> throw Problems.conflict("The user is blocked");
            case Outcome.Refused(Answer.Refusal refusal) -> throw refused(refusal);
            case Outcome.ToConfirm(var verdict) -> throw ComplianceProblem.toConfirm(verdict);
            case Outcome.Blocked(var verdict) -> throw ComplianceProblem.blocked(verdict);
        };
    }

    /** Takes back a reply that has not left; one that waits for the user's next message is discarded. */
    @DELETE
    @Path("/conversations/{id}/messages/{messageId}")
    public RestResponse<Message> withdraw(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId) {
        Caller caller = callers.current();
        return switch (withdrawReply.withdraw(caller, locked(caller, id), messageId)) {
            case WithdrawReply.Outcome.Withdrawn(Message message) -> RestResponse.status(Status.ACCEPTED, message);
            case WithdrawReply.Outcome.TooLate _ -> throw Problems.conflict("It has left already");
            case WithdrawReply.Outcome.Refused(Answer.Refusal refusal) -> throw refused(refusal);
            case WithdrawReply.Outcome.NotFound _ -> throw Problems.notFound();
        };
    }

    private static RuntimeException refused(Answer.Refusal refusal) {
        return switch (refusal) {
            case Answer.HeldBy(String agentId) -> Problems.heldBy(agentId);
            case Answer.LeftTo(var lastAgent) -> leftTo(lastAgent);
            case Answer.NothingLeft _ ->
                Problems.conflict(
                        "The conversation is over, and nothing may be sent to the user until they write again");
            case Answer.Over _ -> Problems.conflict(OVER);
            case Answer.Superseded _ -> Problems.conflict("The user has a newer conversation");
            case Answer.TooManyHeld _ ->
                Problems.conflict("%d replies wait for the user's next message already".formatted(HeldReplies.MOST));
            case Answer.Absent _ -> Problems.conflict(ABSENT);
        };
    }

    @POST
    @Path("/conversations/{id}/end")
    public ConversationView end(@PathParam("id") UUID id) {
        Caller caller = callers.current();
        switch (endConversation.end(caller, locked(caller, id))) {
            case Ending.Done _ -> {}
            case Ending.DoneAlready _ -> {}
            case Ending.HeldBy(String agentId) -> throw Problems.heldBy(agentId);
            case Ending.HeldByNobody _ -> throw Problems.conflict("Accept the conversation before you end it");
        }
        return view(caller, id);
    }

    @ServerExceptionMapper
    Response unknownType(InvalidTypeIdException unknown) {
        return Problems.invalid(Violation.In.body, "type", "is one of text, image, link, miniprogrampage")
                .toResponse();
    }

    private static HttpProblem leftTo(@Nullable String lastAgent) {
        return lastAgent == null
                ? Problems.conflict("Only an administrator may accept this conversation until its user writes")
                : Problems.heldBy(lastAgent);
    }

    private LockedConversation locked(Caller caller, UUID id) {
        return conversations.lockFor(caller, id).orElseThrow(Problems::notFound);
    }

    private ConversationView view(Caller caller, UUID id) {
        return reads.find(caller, id).orElseThrow(Problems::notFound);
    }
}
