package io.zhike.agent.desk;

import io.zhike.agent.access.Caller;
import io.zhike.agent.agents.AgentRow;
import io.zhike.agent.agents.Agents;
import io.zhike.agent.assignment.AssignmentReason;
import io.zhike.agent.conversation.Answer;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.reply.Replies;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Reply;
import io.zhike.agent.transcript.Transcript;
import io.zhike.events.outbound.ReplyContent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Someone says something to a user; where nobody has the conversation it becomes theirs. */
@ApplicationScoped
class AnswerConversation {

    /** What becomes of it. */
    sealed interface Outcome {

        /** It is on its way, or was already: the same reply twice is one. */
        record Asked(Message message) implements Outcome {}

        /** Another message has this id. */
        record IdTaken() implements Outcome {}

        /** It cannot be said as things stand. */
        record Refused(Answer.Refusal refusal) implements Outcome {}
    }

    private final Conversations conversations;
    private final Agents agents;
    private final Transcript transcript;
    private final AcceptConversation acceptConversation;
    private final Replies replies;

    AnswerConversation(
            Conversations conversations,
            Agents agents,
            Transcript transcript,
            AcceptConversation acceptConversation,
            Replies replies) {
        this.conversations = conversations;
        this.agents = agents;
        this.transcript = transcript;
        this.acceptConversation = acceptConversation;
        this.replies = replies;
    }

    /**
     * The conversation is one that the caller may try to answer.
     *
     * @param replyId the client's own, which makes its retry harmless
     */
    Outcome answer(Caller caller, LockedConversation locked, UUID replyId, ReplyContent content) {
        Optional<MessageRow> known = transcript.find(replyId);
        if (known.isPresent()) {
            return known.filter(row -> row.isFrom(caller.id(), locked.row().id(), content))
                    .<Outcome>map(row -> new Outcome.Asked(row.message()))
                    .orElseGet(Outcome.IdTaken::new);
        }
        Optional<AgentRow> agent = agents.lock(caller.id());
        Conversation before = locked.conversation();
        return switch (before.answer(People.of(caller, before, agent))) {
            case Answer.Spoken(Conversation after, boolean intervention) -> {
                write(locked, after, agent);
                var reply = Reply.byAgent(replyId, caller.id(), intervention, content);
                yield new Outcome.Asked(
                        replies.ask(locked.user(), locked.row(), reply).message());
            }
            case Answer.Refusal refusal -> new Outcome.Refused(refusal);
        };
    }

    private void write(LockedConversation locked, Conversation after, Optional<AgentRow> agent) {
        if (after.state().equals(locked.conversation().state())) {
            conversations.change(locked, after);
        } else {
            acceptConversation.take(locked, after, agent.orElseThrow(), AssignmentReason.ANSWERED);
        }
    }
}
