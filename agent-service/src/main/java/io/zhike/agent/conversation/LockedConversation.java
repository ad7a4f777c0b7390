package io.zhike.agent.conversation;

import io.zhike.agent.user.UserRow;

/** A conversation whose user's state row is locked by the present transaction. */
public record LockedConversation(UserRow user, ConversationRow row) {

    public Conversation conversation() {
        return row.conversation();
    }
}
