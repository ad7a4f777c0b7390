package io.zhike.agent.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.agent.conversation.Conversations;
import io.zhike.events.UserKey;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.RoutedEvent;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code zhike.routed}. */
@ApplicationScoped
class RoutedConsumer implements EventHandler<RoutedEvent> {

    private final EventBatches batches;
    private final Conversations conversations;
    private final TakePush takePush;

    RoutedConsumer(EventBatches batches, Conversations conversations, TakePush takePush) {
        this.batches = batches;
        this.conversations = conversations;
        this.takePush = takePush;
    }

    @Incoming("routed")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.take(records, this);
    }

    @Override
    public Class<RoutedEvent> family() {
        return RoutedEvent.class;
    }

    @Override
    public void lock(SortedSet<UserKey> users) {
        conversations.lock(users);
    }

    @Override
    public void handle(RoutedEvent event) {
        switch (event) {
            case MessageRouted routed -> takePush.take(routed);
        }
    }
}
