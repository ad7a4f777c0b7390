package io.zhike.events.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * What was known of a user is erased, and every service that keeps something of them erases it. What they write from then on
 * is a new acquaintance.
 *
 * @param erasedAt when it was; whatever came after it is not erased
 * @param number the highest {@code MessageRouted.number} that agent-service has taken of them: pushes with a higher one came
 *     after it
 */
public record UserErased(UUID id, String appId, String openId, Instant erasedAt, long number)
        implements ConversationEvent {

    @Override
    public Instant time() {
        return erasedAt;
    }
}
