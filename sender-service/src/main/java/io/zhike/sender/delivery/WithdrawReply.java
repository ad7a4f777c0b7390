package io.zhike.sender.delivery;

import io.zhike.events.outbound.ReplyWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a reply back for its writer, if it has not left. */
@ApplicationScoped
class WithdrawReply {

    private final Deliveries deliveries;

    WithdrawReply(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void withdraw(ReplyWithdrawn withdrawn) {
        deliveries
                .locked(withdrawn.replyId())
                .ifPresent(row -> deliveries.move(row, row.standing().withdraw()));
    }
}
