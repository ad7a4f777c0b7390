package io.zhike.quota.erasure;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationEvent;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.conversation.WindowClosing;
import io.zhike.events.conversation.WindowLost;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code zhike.conversations} for the users who are erased. */
@ApplicationScoped
class ConversationsConsumer implements EventHandler<ConversationEvent> {

    private final EventBatches batches;
    private final EraseUser eraseUser;

    ConversationsConsumer(EventBatches batches, EraseUser eraseUser) {
        this.batches = batches;
        this.eraseUser = eraseUser;
    }

    @Incoming("conversations")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.take(records, this);
    }

    @Override
    public Class<ConversationEvent> family() {
        return ConversationEvent.class;
    }

    /** Of most events nothing is taken: see {@link #prepare}. */
    @Override
    public void lock(SortedSet<UserKey> users) {}

    @Override
    public void prepare(List<ConversationEvent> events) {
        eraseUser.lock(events.stream()
                .filter(UserErased.class::isInstance)
                .map(ConversationEvent::user)
                .toList());
    }

    @Override
    public void handle(ConversationEvent event) {
        switch (event) {
            case UserErased erased -> eraseUser.erase(erased);
            case ConversationChanged _, WindowClosing _, WindowLost _ -> {}
        }
    }
}
