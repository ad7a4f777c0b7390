package io.zhike.agent.lifecycle;

import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * An agent has a conversation no longer: one whose user waits for an answer waits again, at the place of the first message
 * that has none; an answered one comes to rest.
 */
@ApplicationScoped
public class LoseAgent {

    private final Conversations conversations;

    LoseAgent(Conversations conversations) {
        this.conversations = conversations;
    }

    /** The conversation is one that an agent has. */
    public void lose(LockedConversation locked) {
        Conversation before = locked.conversation();
        Conversation after =
                locked.row().unansweredSince().map(before::loseAgent).orElseGet(before::rest);
        conversations.change(locked, after);
    }
}
