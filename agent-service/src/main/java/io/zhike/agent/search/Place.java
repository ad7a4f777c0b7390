package io.zhike.agent.search;

import io.zhike.agent.conversation.Cursor;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationChanged;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where something was found.
 *
 * @param id of the message, or else of the conversation
 * @param message null where the user's name was found
 * @param name the names of the user; null where a message was found
 * @param agentId who has the conversation, or had it last; null where nobody did
 */
record Place(
        Instant at,
        UUID id,
        @Nullable UUID message,
        @Nullable String name,
        UUID conversation,
        UserKey user,
        ConversationChanged.State state,
        @Nullable String agentId) {

    Cursor cursor() {
        return new Cursor(at, id);
    }
}
