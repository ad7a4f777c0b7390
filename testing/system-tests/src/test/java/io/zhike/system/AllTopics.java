package io.zhike.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What stands in Kafka, of whatever topic. */
final class AllTopics {

    private AllTopics() {}

    /** By topic, all records with their keys, headers and values, one behind the other. */
    static Map<String, byte[]> records(String kafka) {
        var byTopic = new TreeMap<String, ByteArrayOutputStream>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(Collection::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .filter(partition -> !partition.topic().startsWith("__"))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(message -> write(
                                message, byTopic.computeIfAbsent(message.topic(), _ -> new ByteArrayOutputStream())));
            }
        }
        var bytes = new TreeMap<String, byte[]>();
        byTopic.forEach((topic, records) -> bytes.put(topic, records.toByteArray()));
        return bytes;
    }

    private static void write(ConsumerRecord<byte[], byte[]> message, ByteArrayOutputStream into) {
        if (message.key() != null) {
            into.writeBytes(message.key());
        }
        message.headers().forEach(header -> {
            into.writeBytes((" " + header.key() + "=").getBytes(UTF_8));
            if (header.value() != null) {
                into.writeBytes(header.value());
            }
        });
        if (message.value() != null) {
            into.writeBytes(message.value());
        }
        into.write('\n');
    }
}
