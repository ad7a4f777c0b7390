package io.zhike.routing.decision;

import io.zhike.events.conversation.ConversationChanged;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes note of who has a locked user's conversation. */
@ApplicationScoped
class FollowConversation {

    private final UserReceptions users;

    FollowConversation(UserReceptions users) {
        this.users = users;
    }

    void follow(ConversationChanged change) {
        users.put(change.user(), users.of(change.user()).after(change));
    }
}
