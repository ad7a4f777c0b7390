package io.zhike.agent.desk;

import io.zhike.agent.access.Caller;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.conversation.Aftermath;
import io.zhike.agent.conversation.Answer;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.Person;
import io.zhike.agent.reply.HeldReplies;
import io.zhike.agent.reply.Replies;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Transcript;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Someone takes a reply back that has not left, or discards one that was held. */
@ApplicationScoped
class WithdrawReply {

    /** What becomes of it. */
    sealed interface Outcome {

        /** It is withdrawn, or will be unless it leaves first. */
        record Withdrawn(Message message) implements Outcome {}

        /** It has gone, or has ended otherwise. */
        record TooLate() implements Outcome {}

        /** It is another person's, in a conversation that is not theirs. */
        record Refused(Answer.Refusal refusal) implements Outcome {}

        /** There is no such reply of a person in the conversation. */
        record NotFound() implements Outcome {}
    }

    /** What was written in a conversation may be taken back long after it. */
    private static final Aftermath WHATEVER_FOLLOWED = new Aftermath(true, false);

    private final Transcript transcript;
    private final Replies replies;
    private final HeldReplies heldReplies;
    private final AuditTrail trail;

    WithdrawReply(Transcript transcript, Replies replies, HeldReplies heldReplies, AuditTrail trail) {
        this.transcript = transcript;
        this.replies = replies;
        this.heldReplies = heldReplies;
        this.trail = trail;
    }

    /** The conversation is one that the caller may try to answer. */
    Outcome withdraw(Caller caller, LockedConversation locked, UUID replyId) {
        return transcript
                .find(replyId)
                .filter(row -> row.isPersonsIn(locked.row().id()))
                .map(row -> withdraw(caller, locked, row))
                .orElseGet(Outcome.NotFound::new);
    }

    private Outcome withdraw(Caller caller, LockedConversation locked, MessageRow row) {
        boolean own = caller.id().equals(row.agentId());
        Person person = People.of(caller, locked.conversation(), Optional.empty());
        Answer asHolder = locked.conversation().hold(person, WHATEVER_FOLLOWED);
        if (!own && asHolder instanceof Answer.Refusal refusal) {
            return new Outcome.Refused(refusal);
        }
        if (row.isHeld()) {
            heldReplies.discard(locked, row);
        } else if (row.isQueued()) {
            replies.withdraw(locked.user(), row);
        } else {
            return new Outcome.TooLate();
        }
        Conversation conversation = locked.conversation();
        trail.did(caller.id(), Action.REPLY_WITHDRAWN, conversation.user(), conversation.id(), row.agentId());
        return new Outcome.Withdrawn(row.message());
    }
}
