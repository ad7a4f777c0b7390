package io.zhike.quota.window;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.zhike.events.Topic;
import io.zhike.outbox.consumer.GroupProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Has replies decided only when everything is counted that had been settled by then. A service that was away finds requests
 * and settlements waiting for it, in topics that know no order between them: decided first, a reply would be refused for
 * units that had come back.
 */
@ApplicationScoped
@Identifier(SettlementsFirst.LISTENER)
class SettlementsFirst implements KafkaConsumerRebalanceListener {

    /** The name in application.properties, of the consumer of requests. */
    static final String LISTENER = "settlements-first";

    private static final Logger LOG = Logger.getLogger(SettlementsFirst.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GroupProgress progress;
    private volatile boolean due;

    SettlementsFirst(GroupProgress progress) {
        this.progress = progress;
    }

    /** Requests have waited for someone to take them, and perhaps settlements too. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        due = true;
    }

    /** Waits, once after each assignment; for so long that a settlement which nobody can take holds up no reply for good. */
    synchronized void await() {
        if (!due) {
            return;
        }
        due = false;
        if (!progress.reachesPresentEnd(List.of(Topic.OUTBOUND_SETTLED), PATIENCE)) {
            LOG.warn("Replies are decided although not all that was settled may be counted.");
        }
    }
}
