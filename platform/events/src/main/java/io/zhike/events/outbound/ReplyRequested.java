package io.zhike.events.outbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone wants to say something to the user.
 *
 * @param newestPush the newest granting push that the asker knows; null where it knows none
 * @param newestMessage the newest message that the asker knows, where {@code newestPush} is an entering after it; null
 *     otherwise. An entering grants less than the message before it, so that naming it alone would refuse what the
 *     message allows
 */
public record ReplyRequested(
        UUID id,
        String appId,
        String openId,
        UUID replyId,
        Instant requestedAt,
        ReplySource source,
        ReplyContent content,
        @Nullable NewestPush newestPush,
        @Nullable NewestPush newestMessage)
        implements RequestEvent {

    @Override
    public Instant time() {
        return requestedAt;
    }
}
