package io.zhike.events.outbound;

import java.time.Instant;
import java.util.UUID;

/**
 * The quota lets the reply go and has taken one unit for it.
 *
 * @param sendBefore when its window closes: unsent by then it never leaves
 */
public record ReplyApproved(
        UUID id,
        String appId,
        String openId,
        UUID replyId,
        Instant approvedAt,
        Instant sendBefore,
        ReplySource source,
        ReplyContent content)
        implements ApprovalEvent {

    @Override
    public Instant time() {
        return approvedAt;
    }
}
