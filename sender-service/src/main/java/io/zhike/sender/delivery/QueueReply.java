package io.zhike.sender.delivery;

import io.zhike.events.outbound.ReplyApproved;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes an approved reply in, once. */
@ApplicationScoped
class QueueReply {

    private final Deliveries deliveries;

    QueueReply(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void queue(ReplyApproved approved) {
        if (deliveries.locked(approved.replyId()).isEmpty()) {
            deliveries.add(approved);
        }
    }
}
