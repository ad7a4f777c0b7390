package io.zhike.routing.decision;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.events.UserKey;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import io.zhike.routing.statistics.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what WeChat pushed. */
@ApplicationScoped
class InboundConsumer implements EventHandler<InboundEvent> {

    private final EventBatches batches;
    private final UserReceptions users;
    private final RoutePush routePush;
    private final Tally tally;

    InboundConsumer(EventBatches batches, UserReceptions users, RoutePush routePush, Tally tally) {
        this.batches = batches;
        this.users = users;
        this.routePush = routePush;
        this.tally = tally;
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
        this.users.lock(users);
    }

    @Override
    public void handle(InboundEvent push) {
        routePush.route(push);
    }

    @Override
    public void complete() {
        tally.write();
    }
}
