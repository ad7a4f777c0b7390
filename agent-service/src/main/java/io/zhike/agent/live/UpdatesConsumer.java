package io.zhike.agent.live;

import io.smallrye.common.annotation.Blocking;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.events.EventCodec;
import io.zhike.events.UnreadableEventException;
import io.zhike.events.update.ConversationUpdated;
import io.zhike.events.update.UpdateEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes {@code zhike.agent-updates}, each replica all of it: what was said while it was away nobody waits for. */
@ApplicationScoped
class UpdatesConsumer {

    private static final Logger LOG = Logger.getLogger(UpdatesConsumer.class);

    private final EventCodec codec = new EventCodec();
    private final Viewers viewers;
    private final ConversationReads reads;

    UpdatesConsumer(Viewers viewers, ConversationReads reads) {
        this.viewers = viewers;
        this.reads = reads;
    }

    @Incoming("updates")
    @Blocking
    @Transactional
    void consume(ConsumerRecords<String, byte[]> records) {
        if (viewers.isEmpty()) {
            return;
        }
        Set<UUID> conversations = new LinkedHashSet<>();
        records.forEach(record -> read(record, conversations));
        conversations.forEach(this::tell);
    }

    private void read(ConsumerRecord<String, byte[]> record, Set<UUID> conversations) {
        try {
            switch (codec.read(UpdateEvent.class, record.value())) {
                case ConversationUpdated updated -> conversations.add(updated.conversationId());
            }
        } catch (UnreadableEventException e) {
            LOG.warnf("An update cannot be read, perhaps a newer version's. offset=%d", record.offset());
        }
    }

    private void tell(UUID conversation) {
        reads.shown(conversation).ifPresent(shown -> {
            var update = new Update.OfConversation(shown.view());
            for (var viewer : viewers.all()) {
                if (shown.isFor(viewer.caller())) {
                    viewer.connection()
                            .sendText(update)
                            .subscribe()
                            .with(
                                    _ -> {},
                                    failure -> LOG.debugf(
                                            failure,
                                            "A workbench could not be told. connection=%s",
                                            viewer.connection().id()));
                }
            }
        });
    }
}
