package io.zhike.benchmarks.backlog;

import io.zhike.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a service says on a topic. */
public final class SaidRecords implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private long read;

    public SaidRecords(String kafka, Topic topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** Waits for so many more than were read so far, without reading them. */
    public void await(int number) {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (var missing = missing(number); missing > 0; missing = missing(number)) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(
                        "%d records were not said in %d s".formatted(missing, PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private long missing(int number) {
        var there = consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return read + number - there;
    }

    /** The next ones, which are there. */
    public List<ConsumerRecord<String, byte[]>> read(int number) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>(number);
        while (records.size() < number) {
            consumer.poll(Duration.ofSeconds(5)).forEach(records::add);
        }
        read += records.size();
        return records;
    }

    /** From the first of these to the last, by the broker's clock. */
    public static Duration took(List<ConsumerRecord<String, byte[]>> said) {
        var times = said.stream().mapToLong(ConsumerRecord::timestamp).summaryStatistics();
        return Duration.ofMillis(times.getMax() - times.getMin());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
