package io.zhike.outbox.consumer;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** How far this service's consumer group is, by Kafka's own word, whichever replica took what. */
@ApplicationScoped
public class GroupProgress {

    private static final Logger LOG = Logger.getLogger(GroupProgress.class);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Admin kafka;
    private final String group;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @param settings those of every Kafka client of this service, {@code kafka.*} */
    public GroupProgress(
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "quarkus.application.name") String group) {
        this.kafka = Admin.create(settings);
        this.group = group;
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    @PreDestroy
    public void close() {
        kafka.close(Duration.ZERO);
    }

    /**
     * Waits until the group has taken everything that is in the topics now.
     *
     * @return false where it has not in that time, where the service stops, or where Kafka does not say
     */
    public boolean reachesPresentEnd(Collection<Topic> topics, Duration patience) {
        long begun = System.nanoTime();
        try {
            Map<TopicPartition, Long> ends = ends(topics);
            while (!isTaken(ends)) {
                if (System.nanoTime() - begun > patience.toNanos()
                        || stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException e) {
            LOG.warnf("Kafka does not say how far this service is. topics=%s failure=%s", topics, e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where the partitions end that hold anything. */
    private Map<TopicPartition, Long> ends(Collection<Topic> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::topicName).toList();
        List<TopicPartition> partitions = kafka.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
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

    private boolean isTaken(Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> taken = kafka.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(ends.keySet())))
                .partitionsToOffsetAndMetadata(group)
                .get();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata committed = taken.get(end.getKey());
            return committed != null && committed.offset() >= end.getValue();
        });
    }
}
