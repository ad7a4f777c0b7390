package io.zhike.events.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * A user who wrote has had no answer, of a person or of the robot, and their reply window ends soon.
 *
 * @param conversationId their last conversation
 * @param unansweredSince when the first message was written that nobody answered
 * @param closesAt when the window ends: after it they can be sent nothing until they write again
 */
public record WindowClosing(
        UUID id,
        String appId,
        String openId,
        Instant noticedAt,
        UUID conversationId,
        Instant unansweredSince,
        Instant closesAt)
        implements ConversationEvent {

    @Override
    public Instant time() {
        return noticedAt;
    }
}
