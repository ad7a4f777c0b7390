package io.zhike.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.UserMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
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

    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

    InboundReader(String bootstrapServers) {
        this(bootstrapServers, KafkaConsumer::seekToEnd);
    }

    /** Reads everything that has ever come there. */
    static InboundReader fromTheBeginning(String bootstrapServers) {
        return new InboundReader(bootstrapServers, KafkaConsumer::seekToBeginning);
    }

    private InboundReader(
            String bootstrapServers, BiConsumer<KafkaConsumer<String, byte[]>, List<TopicPartition>> seek) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topic.INBOUND.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        seek.accept(consumer, partitions);
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

    /** The texts of a user, of all that has come so far; each event once, as its readers take it. */
    List<String> textsOf(String openId) {
        return messages().stream()
                .filter(message -> message.openId().equals(openId))
                .map(message -> ((MessageContent.Text) message.content()).text())
                .toList();
    }

    /** All messages so far, in their partitions' order; each event once. */
    Collection<UserMessage> messages() {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        var byId = new LinkedHashMap<UUID, UserMessage>();
        read.forEach(kafkaRecord -> {
            if (event(kafkaRecord) instanceof UserMessage message) {
                byId.putIfAbsent(message.id(), message);
            }
        });
        return byId.values();
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
