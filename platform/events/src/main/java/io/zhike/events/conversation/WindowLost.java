package io.zhike.events.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * A user's reply window has ended without an answer to what they wrote.
 *
 * @param conversationId their last conversation
 * @param unansweredSince when the first message was written that nobody answered
 * @param closedAt when the window ended
 */
public record WindowLost(
        UUID id,
        String appId,
        String openId,
        Instant noticedAt,
        UUID conversationId,
        Instant unansweredSince,
        Instant closedAt)
        implements ConversationEvent {

    @Override
    public Instant time() {
        return noticedAt;
    }
}
