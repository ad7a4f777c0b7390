package io.zhike.sender.delivery;

import io.zhike.events.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to send one reply, which its row knows as SENDING: whoever holds this may make one call.
 *
 * @param attempt its number
 * @param deadline when others give it up
 * @param content see {@link StoredContent}
 */
record Claim(
        UUID replyId,
        UserKey user,
        int attempt,
        Instant deadline,
        Instant sendBefore,
        String content,
        @Nullable String traceParent) {

    /** Whether a call that takes all of its time is over by the deadline, and begins while the window is open. */
    boolean mayStart(Instant now, Duration timeout) {
        return !now.plus(timeout).isAfter(deadline) && now.isBefore(sendBefore);
    }
}
