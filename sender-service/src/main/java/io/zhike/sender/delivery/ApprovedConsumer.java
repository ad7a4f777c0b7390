package io.zhike.sender.delivery;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.ApprovalEvent;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplyWithdrawn;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What quota-service lets us do: {@code zhike.outbound.approved}. Nothing is sent from here. */
@ApplicationScoped
class ApprovedConsumer implements EventHandler<ApprovalEvent> {

    private final EventBatches batches;
    private final Deliveries deliveries;
    private final QueueReply queueReply;
    private final WithdrawReply withdrawReply;

    ApprovedConsumer(EventBatches batches, Deliveries deliveries, QueueReply queueReply, WithdrawReply withdrawReply) {
        this.batches = batches;
        this.deliveries = deliveries;
        this.queueReply = queueReply;
        this.withdrawReply = withdrawReply;
    }

    @Incoming("approved")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.take(records, this);
    }

    @Override
    public Class<ApprovalEvent> family() {
        return ApprovalEvent.class;
    }

    @Override
    public void lock(SortedSet<UserKey> users) {
        deliveries.lock(users);
    }

    @Override
    public void handle(ApprovalEvent event) {
        switch (event) {
            case ReplyApproved approved -> queueReply.queue(approved);
            case ReplyWithdrawn withdrawn -> withdrawReply.withdraw(withdrawn);
        }
    }
}
