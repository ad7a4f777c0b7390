package io.zhike.quota.window;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.zhike.events.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has replies decided only when everything is counted that had been settled by then. A service that was away finds requests
 * and settlements waiting for it, in topics that know no order between them: decided first, a reply would be refused for
 * units that had come back. Kafka's own word for what this group has taken counts, whichever replica took it.
 */
@ApplicationScoped
@Identifier(SettlementsFirst.LISTENER)
class SettlementsFirst implements KafkaConsumerRebalanceListener {

    /** The name in application.properties, of the consumer of requests. */
    static final String LISTENER = "settlements-first";

    private static final Logger LOG = Logger.getLogger(SettlementsFirst.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Admin kafka;
    private final String group;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean due;

    /** @param settings those of every Kafka client of this service, {@code kafka.*} */
    SettlementsFirst(
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "quarkus.application.name") String group) {
        this.kafka = Admin.create(settings);
        this.group = group;
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    @PreDestroy
    void close() {
        kafka.close(Duration.ZERO);
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
        long begun = System.nanoTime();
        try {
            Map<TopicPartition, Long> settled = settled();
            while (!isTaken(settled)) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    LOG.warnf("Replies are decided although not all that was settled is counted. after=%s", PATIENCE);
                    return;
                }
                if (stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (ExecutionException e) {
            LOG.warnf(
                    "Kafka does not say what was settled; replies are decided all the same. failure=%s", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the partitions that hold any settlements end. */
    private Map<TopicPartition, Long> settled() throws ExecutionException, InterruptedException {
        String topic = Topic.OUTBOUND_SETTLED.topicName();
        List<TopicPartition> partitions = kafka.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(described -> described.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = new HashMap<>(offsets(partitions, OffsetSpec.latest()));
        ends.entrySet().removeIf(end -> end.getValue().equals(begins.get(end.getKey())));
        return ends;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        kafka.listOffsets(asked).all().get().forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private boolean isTaken(Map<TopicPartition, Long> settled) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> taken = kafka.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(settled.keySet())))
                .partitionsToOffsetAndMetadata(group)
                .get();
        return settled.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata committed = taken.get(end.getKey());
            return committed != null && committed.offset() >= end.getValue();
        });
    }
}
