package io.zhike.agent.desk;

import io.zhike.agent.access.Caller;
import io.zhike.agent.audit.Action;
import io.zhike.agent.audit.AuditTrail;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.Ending;
import io.zhike.agent.conversation.LockedConversation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Someone closes a conversation. */
@ApplicationScoped
class EndConversation {

    private final Conversations conversations;
    private final AuditTrail trail;
    private final Clock clock;

    EndConversation(Conversations conversations, AuditTrail trail, Clock clock) {
        this.conversations = conversations;
        this.trail = trail;
        this.clock = clock;
    }

    /** The conversation is one that the caller may try to end. */
    Ending end(Caller caller, LockedConversation locked) {
        Conversation before = locked.conversation();
        Ending ending = before.end(People.of(caller, before, Optional.empty()), clock.instant());
        if (ending instanceof Ending.Done(Conversation after)) {
            conversations.change(locked, after);
            trail.did(
                    caller.id(),
                    Action.CONVERSATION_ENDED,
                    before.user(),
                    before.id(),
                    before.state().holder());
        }
        return ending;
    }
}
