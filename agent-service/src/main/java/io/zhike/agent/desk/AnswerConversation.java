package io.zhike.agent.desk;

import io.zhike.agent.access.Caller;
import io.zhike.agent.agents.AgentRow;
import io.zhike.agent.agents.Agents;
import io.zhike.agent.assignment.AssignmentReason;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.compliance.CheckReply;
import io.zhike.agent.compliance.Draft;
import io.zhike.agent.compliance.Verdict;
import io.zhike.agent.conversation.Aftermath;
import io.zhike.agent.conversation.Answer;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.Person;
import io.zhike.agent.reply.HeldReplies;
import io.zhike.agent.reply.Replies;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Reply;
import io.zhike.agent.transcript.Transcript;
import io.zhike.agent.user.UserRow;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Someone says something to a user; where nobody has the conversation it becomes theirs. What is to wait for the user's
 * next message changes nothing, and is sent before that by saying it once more without waiting.
 */
@ApplicationScoped
class AnswerConversation {

    /** What becomes of a try: it is told, or WeChat's opinion is wanted first. */
    sealed interface Try {}

    /** WeChat is to be asked about it first; then it may be tried again with the opinion. */
    record ToAskWeChat(UserKey user) implements Try {}

    /** What becomes of it. */
    sealed interface Outcome extends Try {

        /** It is on its way, or was already: the same reply twice is one. */
        record Asked(Message message) implements Outcome {}

        /** Another message has this id. */
        record IdTaken() implements Outcome {}

        /** 拉黑: nobody speaks with its user. */
        record UserBlocked() implements Outcome {}

        /** It cannot be said as things stand. */
        record Refused(Answer.Refusal refusal) implements Outcome {}

        /** There is no such conversation, or none that the caller may try to answer. */
        record NotFound() implements Outcome {}

        /** It breaks rules of use; whoever says it may confirm it. */
        record ToConfirm(Verdict.ToConfirm verdict) implements Outcome {}

        /** It breaks rules of use, and is not said. */
        record Blocked(Verdict.Blocked verdict) implements Outcome {}
    }

    private final Conversations conversations;
    private final Agents agents;
    private final Transcript transcript;
    private final AcceptConversation acceptConversation;
    private final CheckReply checkReply;
    private final Replies replies;
    private final HeldReplies heldReplies;
    private final AuditTrail trail;
    private final Clock clock;

    AnswerConversation(
            Conversations conversations,
            Agents agents,
            Transcript transcript,
            AcceptConversation acceptConversation,
            CheckReply checkReply,
            Replies replies,
            HeldReplies heldReplies,
            AuditTrail trail,
            Clock clock) {
        this.conversations = conversations;
        this.agents = agents;
        this.transcript = transcript;
        this.acceptConversation = acceptConversation;
        this.checkReply = checkReply;
        this.replies = replies;
        this.heldReplies = heldReplies;
        this.trail = trail;
        this.clock = clock;
    }

    /** Says it, or tells why not. */
    @Transactional
    Try answer(Caller caller, UUID conversation, Draft draft) {
        return conversations
                .lockFor(caller, conversation)
                .map(locked -> answer(caller, locked, draft))
                .orElseGet(Outcome.NotFound::new);
    }

    private Try answer(Caller caller, LockedConversation locked, Draft draft) {
        Optional<MessageRow> known = transcript.find(draft.replyId());
        Optional<MessageRow> held =
                known.filter(row -> row.isHeldIn(locked.row().id(), draft.content()));
        if (known.isPresent() && (held.isEmpty() || draft.hold())) {
            return known.filter(row -> row.isFrom(caller.id(), locked.user().key(), draft.content()))
                    .<Outcome>map(row -> new Outcome.Asked(row.message()))
                    .orElseGet(Outcome.IdTaken::new);
        }
        if (locked.user().isBlocked()) {
            return new Outcome.UserBlocked();
        }
        Optional<AgentRow> agent = agents.lock(caller.id());
        Conversation before = locked.conversation();
        Person person = People.of(caller, before, agent);
        return switch (draft.hold() ? hold(locked, person) : before.answer(person, aftermath(locked))) {
            case Answer.Refusal refusal -> new Outcome.Refused(refusal);
            case Answer.Spoken(Conversation after, boolean intervention) -> {
                if (checkReply.wantsOpinion(locked, draft)) {
                    yield new ToAskWeChat(locked.user().key());
                }
                yield switch (checkReply.check(caller, locked, draft)) {
                    case Verdict.ToConfirm toConfirm -> new Outcome.ToConfirm(toConfirm);
                    case Verdict.Blocked blocked -> new Outcome.Blocked(blocked);
                    case Verdict.Passed _ -> {
                        if (!draft.hold()) {
                            write(locked, after, agent);
                        }
                        if (intervention) {
                            trail.did(
                                    caller.id(),
                                    Action.CONVERSATION_INTERVENED,
                                    before.user(),
                                    before.id(),
                                    before.state().holder());
                        }
                        yield new Outcome.Asked(
                                say(caller, locked, draft, intervention, held).message());
                    }
                };
            }
        };
    }

    private Answer hold(LockedConversation locked, Person person) {
        return heldReplies.isFull(locked)
                ? new Answer.TooManyHeld()
                : locked.conversation().hold(person, aftermath(locked));
    }

    private Aftermath aftermath(LockedConversation locked) {
        UserRow user = locked.user();
        boolean windowOpen =
                user.quota(clock.instant()).map(quota -> quota.remaining() > 0).orElse(false);
        return new Aftermath(windowOpen, !locked.row().id().equals(user.lastConversation()));
    }

    private MessageRow say(
            Caller caller, LockedConversation locked, Draft draft, boolean intervention, Optional<MessageRow> held) {
        if (held.isPresent()) {
            return heldReplies.send(locked, held.get(), caller.id(), intervention);
        }
        Reply reply = Reply.byAgent(draft.replyId(), caller.id(), intervention, draft.content());
        return draft.hold() ? heldReplies.hold(locked, reply) : replies.ask(locked.user(), locked.row(), reply);
    }

    private void write(LockedConversation locked, Conversation after, Optional<AgentRow> agent) {
        if (after.state().equals(locked.conversation().state())) {
            conversations.change(locked, after);
        } else {
            acceptConversation.take(
                    locked, after, agent.orElseThrow(), AssignmentReason.ANSWERED, Action.CONVERSATION_ANSWERED);
        }
    }
}
