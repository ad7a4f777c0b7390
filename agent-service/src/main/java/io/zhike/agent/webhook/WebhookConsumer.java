package io.zhike.agent.webhook;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationEvent;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code zhike.conversations}, what this service itself has said: webhooks tell of what is on Kafka, once each. */
@ApplicationScoped
class WebhookConsumer implements EventHandler<ConversationEvent> {

    private final EventBatches batches;
    private final QueueDeliveries queueDeliveries;
    private final DeliveryLanes lanes;

    WebhookConsumer(EventBatches batches, QueueDeliveries queueDeliveries, DeliveryLanes lanes) {
        this.batches = batches;
        this.queueDeliveries = queueDeliveries;
        this.lanes = lanes;
    }

    @Incoming("webhooks")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.take(records, this);
        lanes.wake();
    }

    @Override
    public Class<ConversationEvent> family() {
        return ConversationEvent.class;
    }

    /** Nothing of a user's is read or changed. */
    @Override
    public void lock(SortedSet<UserKey> users) {}

    @Override
    public void handle(ConversationEvent event) {
        queueDeliveries.queue(event);
    }
}
