package io.zhike.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what comes onto {@code zhike.inbound} after it was made. */
final class InboundReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec codec = new EventCodec();

    InboundReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topic.INBOUND.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The next records, exactly so many. */
    List<ConsumerRecord<String, byte[]>> take(int count) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        var giveUpAt = Instant.now().plus(PATIENCE);
        while (records.size() < count && Instant.now().isBefore(giveUpAt)) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        assertThat(records).hasSize(count);
        return records;
    }

    ConsumerRecord<String, byte[]> takeOne() {
        return take(1).getFirst();
    }

    InboundEvent event(ConsumerRecord<String, byte[]> kafkaRecord) {
        return codec.read(InboundEvent.class, kafkaRecord.value());
    }

    static String header(ConsumerRecord<String, byte[]> kafkaRecord, String name) {
        var header = kafkaRecord.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
