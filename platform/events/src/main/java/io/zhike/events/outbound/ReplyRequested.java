package io.zhike.events.outbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone wants to say something to the user.
 *
 * @param newestPush the newest granting push that the asker knows; null where it knows none
 */
public record ReplyRequested(
        UUID id,
        String appId,
        String openId,
        UUID replyId,
        Instant requestedAt,
        ReplySource source,
        ReplyContent content,
        @Nullable NewestPush newestPush)
        implements ReplyEvent {

    @Override
    public Instant time() {
        return requestedAt;
    }
}
