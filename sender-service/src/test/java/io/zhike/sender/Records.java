package io.zhike.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhike.embedded.Engines;
import io.zhike.events.Event;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.conversation.ConversationEvent;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.outbound.ApprovalEvent;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.SettlementEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The neighbours of this service on Kafka: says what quota-service says, hears what this service says. */
public final class Records implements AutoCloseable {

    /** The topics that a test of this service needs. */
    public static final String TOPICS =
            "zhike.inbound,zhike.outbound.approved,zhike.outbound.settled,zhike.conversations,zhike.dead-letters";

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

    public Records() {
        this(Engines.kafka());
    }

    public Records(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.OUTBOUND_SETTLED.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Returns when Kafka has them. */
    public void say(ApprovalEvent... events) {
        for (ApprovalEvent event : events) {
            producer.send(record(event));
        }
        producer.flush();
    }

    /** As a part of the trace that the W3C {@code traceparent} names. */
    public void sayWithin(String traceParent, ApprovalEvent event) {
        ProducerRecord<String, byte[]> record = record(event);
        record.headers().add("traceparent", traceParent.getBytes(UTF_8));
        producer.send(record);
        producer.flush();
    }

    /** As the gateway does. */
    public void push(InboundEvent event) {
        producer.send(record(Topic.INBOUND, event, "gateway"));
        producer.flush();
    }

    /** As agent-service does. */
    public void tell(ConversationEvent event) {
        producer.send(record(Topic.CONVERSATIONS, event, "agent-service"));
        producer.flush();
    }

    private ProducerRecord<String, byte[]> record(ApprovalEvent event) {
        return record(Topic.OUTBOUND_APPROVED, event, "quota-service");
    }

    private ProducerRecord<String, byte[]> record(Topic topic, Event event, String service) {
        var record = new ProducerRecord<>(topic.topicName(), event.user().recordKey(), codec.write(topic, event));
        codec.headers(topic, event, service)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** How the reply ended, each time that this was said. */
    public List<ReplySettled> settled(UUID replyId) {
        return settledRecords().stream()
                .map(record -> codec.read(SettlementEvent.class, record.value()))
                .map(ReplySettled.class::cast)
                .filter(settled -> settled.replyId().equals(replyId))
                .toList();
    }

    /** Everything that was said so far. */
    public List<ConsumerRecord<String, byte[]>> settledRecords() {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        return read;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
