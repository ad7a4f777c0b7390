package io.zhike.events.update;

import java.time.Instant;
import java.util.UUID;

/** What is shown of a conversation has changed: who has it, its messages, or what may still be sent to its user. */
public record ConversationUpdated(UUID id, String appId, String openId, Instant updatedAt, UUID conversationId)
        implements UpdateEvent {

    @Override
    public Instant time() {
        return updatedAt;
    }
}
