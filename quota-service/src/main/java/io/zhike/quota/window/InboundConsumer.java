package io.zhike.quota.window;

import io.smallrye.common.annotation.Blocking;
import io.zhike.events.UserKey;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.outbound.NewestPush;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code zhike.inbound}: what users do, and what it grants. */
@ApplicationScoped
class InboundConsumer implements EventHandler<InboundEvent> {

    private final EventBatches batches;
    private final ReplyWindows windows;
    private final BatchReads reads;
    private final ApplyGrant grants;

    InboundConsumer(EventBatches batches, ReplyWindows windows, BatchReads reads, ApplyGrant grants) {
        this.batches = batches;
        this.windows = windows;
        this.reads = reads;
        this.grants = grants;
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
        windows.lock(users);
    }

    @Override
    public void prepare(List<InboundEvent> events) {
        Map<UserKey, Set<NewestPush>> pushes = new HashMap<>();
        events.forEach(event -> NewestPush.of(event)
                .ifPresent(push -> pushes.computeIfAbsent(event.user(), _ -> new HashSet<>())
                        .add(push)));
        reads.pushes(pushes);
    }

    @Override
    public void handle(InboundEvent push) {
        NewestPush.of(push).ifPresent(granting -> grants.apply(push.user(), granting));
    }
}
