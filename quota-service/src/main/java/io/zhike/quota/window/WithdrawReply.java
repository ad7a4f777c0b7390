package io.zhike.quota.window;

import io.zhike.events.Topic;
import io.zhike.events.outbound.ReplyWithdrawn;
import io.zhike.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Passes a withdrawal on to whoever sends, where the reply was approved and has not ended. */
@ApplicationScoped
class WithdrawReply {

    private final BatchReads reads;
    private final Outbox outbox;

    WithdrawReply(BatchReads reads, Outbox outbox) {
        this.reads = reads;
        this.outbox = outbox;
    }

    void withdraw(ReplyWithdrawn withdrawal) {
        ReplyRow row = reads.reply(withdrawal.user(), withdrawal.replyId());
        if (row != null && row.reply().isUnderWay()) {
            outbox.add(Topic.OUTBOUND_APPROVED, withdrawal);
        }
    }
}
