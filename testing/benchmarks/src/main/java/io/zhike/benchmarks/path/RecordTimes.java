package io.zhike.benchmarks.path;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When each user's last record on a topic was handed to Kafka, by the writer's clock, in milliseconds. */
final class RecordTimes implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Map<String, Long>> byTopic = new HashMap<>();

    /** Knows what is written from now on. */
    RecordTimes(String kafka, List<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Reads what was written meanwhile; afterwards {@link #of} knows it. */
    void readOn() {
        for (var records = consumer.poll(Duration.ofSeconds(2));
                !records.isEmpty();
                records = consumer.poll(Duration.ofMillis(500))) {
            records.forEach(read -> byTopic.computeIfAbsent(read.topic(), topic -> new HashMap<>())
                    .put(read.key(), read.timestamp()));
        }
    }

    /** @throws IllegalStateException where that user has none on that topic */
    long of(String topic, String key) {
        var time = byTopic.getOrDefault(topic, Map.of()).get(key);
        if (time == null) {
            throw new IllegalStateException("No record of " + key + " came on " + topic);
        }
        return time;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
