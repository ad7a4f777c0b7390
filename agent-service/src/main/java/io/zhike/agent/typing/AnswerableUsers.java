package io.zhike.agent.typing;

import io.zhike.agent.access.Caller;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.conversation.ConversationView;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationChanged.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The users of open conversations. */
@ApplicationScoped
class AnswerableUsers {

    private final ConversationReads conversations;

    AnswerableUsers(ConversationReads conversations) {
        this.conversations = conversations;
    }

    /** Whose conversation it is; empty where it is over, or the caller may not read it. */
    @Transactional
    Optional<UserKey> of(Caller caller, UUID conversation) {
        return conversations
                .find(caller, conversation)
                .filter(view -> view.state() != State.ENDED && view.state() != State.EXPIRED)
                .map((ConversationView view) -> new UserKey(view.appId(), view.openId()));
    }
}
