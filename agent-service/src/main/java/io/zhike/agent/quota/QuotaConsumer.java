package io.zhike.agent.quota;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.agent.user.Users;
import io.zhike.events.UserKey;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.quota.QuotaEvent;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code zhike.quota}: each user's figures into their state row, the highest version stays. */
@ApplicationScoped
class QuotaConsumer implements EventHandler<QuotaEvent> {

    private final EventBatches batches;
    private final Users users;

    QuotaConsumer(EventBatches batches, Users users) {
        this.batches = batches;
        this.users = users;
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
            case QuotaChanged changed -> users.locked(changed.user()).quota(changed);
        }
    }
}
