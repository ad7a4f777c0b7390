package io.zhike.agent.quota;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.agent.updates.Updates;
import io.zhike.agent.user.UserRow;
import io.zhike.agent.user.Users;
import io.zhike.events.UserKey;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.quota.QuotaEvent;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code zhike.quota}: each user's figures into their state row, the highest version stays. */
@ApplicationScoped
class QuotaConsumer implements EventHandler<QuotaEvent> {

    private final EventBatches batches;
    private final Users users;
    private final Updates updates;

    QuotaConsumer(EventBatches batches, Users users, Updates updates) {
        this.batches = batches;
        this.users = users;
        this.updates = updates;
    }

    @Incoming("quota")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.take(records, this);
    }

    @Override
    public Class<QuotaEvent> family() {
        return QuotaEvent.class;
    }

    @Override
    public void lock(SortedSet<UserKey> keys) {
        users.lock(keys);
    }

    @Override
    public void handle(QuotaEvent event) {
        switch (event) {
            case QuotaChanged changed -> take(changed);
        }
    }

    private void take(QuotaChanged changed) {
        UserRow user = users.locked(changed.user());
        user.quota(changed);
        UUID conversation = user.lastConversation();
        if (conversation != null) {
            updates.changed(changed.user(), conversation);
        }
    }
}
