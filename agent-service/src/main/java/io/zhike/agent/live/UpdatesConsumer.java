package io.zhike.agent.live;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.events.EventCodec;
import io.zhike.events.UnreadableEventException;
import io.zhike.events.update.ConversationUpdated;
import io.zhike.events.update.UpdateEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes {@code zhike.agent-updates}, each replica all of it from the end: what was said while it did not read nobody waits for,
 * because whoever is connected then connects again.
 */
@ApplicationScoped
@Identifier(UpdatesConsumer.LISTENER)
class UpdatesConsumer implements KafkaConsumerRebalanceListener {

    /** The name in application.properties. */
    static final String LISTENER = "updates";

    private static final Logger LOG = Logger.getLogger(UpdatesConsumer.class);

    private final EventCodec codec = new EventCodec();
    private final Viewers viewers;
    private final ConversationReads reads;

    UpdatesConsumer(Viewers viewers, ConversationReads reads) {
        this.viewers = viewers;
        this.reads = reads;
    }

    /** Where it begins to read is settled when its positions are known; until then the end may move on. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(consumer::position);
        viewers.updatesAreRead();
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        viewers.updatesAreNotRead();
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        viewers.updatesAreNotRead();
    }

    @Incoming("updates")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        if (viewers.isEmpty()) {
            return;
        }
        Map<UUID, String> conversations = new LinkedHashMap<>();
        records.forEach(record -> read(record, conversations));
        try {
            viewers.renewRights();
            conversations.forEach(this::tell);
        } catch (RuntimeException e) {
            LOG.warnf("Workbenches could not be told what changed; they connect again. failure=%s", e.getClass());
            viewers.reconnect();
        }
    }

    /** @param conversations of which something is said, with their apps */
    private void read(ConsumerRecord<String, byte[]> record, Map<UUID, String> conversations) {
        try {
            switch (codec.read(UpdateEvent.class, record.value())) {
                case ConversationUpdated updated -> conversations.put(updated.conversationId(), updated.appId());
            }
        } catch (UnreadableEventException e) {
            LOG.warnf("An update cannot be read, perhaps a newer version's. offset=%d", record.offset());
        }
    }

    /**
     * One that is not there any more was erased with its user. It is told of when the transaction is over: sending goes on in
     * other threads, which would take it along.
     */
    private void tell(UUID conversation, String appId) {
        QuarkusTransaction.requiringNew()
                .call(() -> reads.shown(conversation))
                .ifPresentOrElse(viewers::tell, () -> viewers.tellGone(conversation, appId));
    }
}
