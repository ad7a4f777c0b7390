package io.zhike.quota.window;

import io.smallrye.common.annotation.Blocking;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.SettlementEvent;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code zhike.outbound.settled}: how replies ended. What this service refused comes back here and is nothing. */
@ApplicationScoped
class SettledConsumer implements EventHandler<SettlementEvent> {

    private final EventBatches batches;
    private final ReplyWindows windows;
    private final BatchReads reads;
    private final SettleReply settlements;

    SettledConsumer(EventBatches batches, ReplyWindows windows, BatchReads reads, SettleReply settlements) {
        this.batches = batches;
        this.windows = windows;
        this.reads = reads;
        this.settlements = settlements;
    }

    @Incoming("settled")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.take(records, this);
    }

    @Override
    public Class<SettlementEvent> family() {
        return SettlementEvent.class;
    }

    @Override
    public void lock(SortedSet<UserKey> users) {
        windows.lock(users);
    }

    @Override
    public void prepare(List<SettlementEvent> events) {
        reads.replies(events.stream().map(SettlementEvent::replyId).distinct().toList());
    }

    @Override
    public void handle(SettlementEvent event) {
        switch (event) {
            case ReplySettled settled -> settlements.settle(settled);
        }
    }
}
