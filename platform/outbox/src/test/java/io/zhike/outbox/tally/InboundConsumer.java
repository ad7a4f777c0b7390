package io.zhike.outbox.tally;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.events.UserKey;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.outbox.UserRows;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class InboundConsumer implements EventHandler<InboundEvent> {

    private final EventBatches batches;
    private final UserRows userRows;
    private final TakeMessage takeMessage;

    InboundConsumer(EventBatches batches, UserRows userRows, TakeMessage takeMessage) {
        this.batches = batches;
        this.userRows = userRows;
        this.takeMessage = takeMessage;
    }

    @Incoming("inbound")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.take(records, this);
    }

    @Override
    public Class<InboundEvent> family() {
        return InboundEvent.class;
    }

    @Override
    public void lock(SortedSet<UserKey> users) {
        userRows.lock("tally", users);
    }

    @Override
    public void handle(InboundEvent event) {
        takeMessage.take(event);
    }
}
