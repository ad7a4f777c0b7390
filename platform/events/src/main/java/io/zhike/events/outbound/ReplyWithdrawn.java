package io.zhike.events.outbound;

import java.time.Instant;
import java.util.UUID;

/** Its writer takes the reply back; it counts only where the reply has not left. */
public record ReplyWithdrawn(UUID id, String appId, String openId, UUID replyId, Instant withdrawnAt)
        implements RequestEvent, ApprovalEvent {

    @Override
    public Instant time() {
        return withdrawnAt;
    }
}
