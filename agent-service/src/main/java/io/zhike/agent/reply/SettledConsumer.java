package io.zhike.agent.reply;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.agent.user.Users;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.SettlementEvent;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code zhike.outbound.settled}. */
@ApplicationScoped
class SettledConsumer implements EventHandler<SettlementEvent> {

    private final EventBatches batches;
    private final Users users;
    private final SettleReply settleReply;

    SettledConsumer(EventBatches batches, Users users, SettleReply settleReply) {
        this.batches = batches;
        this.users = users;
        this.settleReply = settleReply;
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
    public void lock(SortedSet<UserKey> keys) {
        users.lock(keys);
    }

    @Override
    public void handle(SettlementEvent event) {
        switch (event) {
            case ReplySettled settled -> settleReply.settle(settled);
        }
    }
}
