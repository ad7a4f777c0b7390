package io.zhike.agent;

import io.zhike.embedded.Engines;
import io.zhike.events.Event;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.conversation.WindowClosing;
import io.zhike.events.conversation.WindowLost;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplyWithdrawn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The neighbours of this service on Kafka: writes what they say and reads what it says. */
public final class Records implements AutoCloseable {

    /** The topics that a test of this service needs. */
    public static final String TOPICS = "zhike.routed,zhike.outbound.settled,zhike.quota,"
            + "zhike.outbound.requested,zhike.conversations,zhike.agent-updates,zhike.dead-letters";

    private static final List<Topic> SAID = List.of(Topic.OUTBOUND_REQUESTED, Topic.CONVERSATIONS);

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Event> said = new ArrayList<>();

    /** On the Kafka that the tests share. */
    public Records() {
        this(Engines.kafka());
    }

    public Records(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = SAID.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Writes the events; returns when Kafka has them. */
    public void write(Topic topic, Event... events) {
        for (Event event : events) {
            var written = new ProducerRecord<>(topic.topicName(), event.user().recordKey(), codec.write(topic, event));
            codec.headers(topic, event, "test")
                    .forEach((name, value) -> written.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(written);
        }
        producer.flush();
    }

    /** The replies that were asked for to that user, in their order. */
    public List<ReplyRequested> replies(String openId) {
        return said(openId, ReplyRequested.class);
    }

    /** What was said of that user's conversations, in its order. */
    public List<ConversationChanged> changes(String openId) {
        return said(openId, ConversationChanged.class);
    }

    /** Replies that were to be taken back. */
    public List<ReplyWithdrawn> withdrawals(String openId) {
        return said(openId, ReplyWithdrawn.class);
    }

    /** The user's windows of which it was told that they end without an answer. */
    public List<WindowClosing> closing(String openId) {
        return said(openId, WindowClosing.class);
    }

    /** Those that have ended so. */
    public List<WindowLost> lost(String openId) {
        return said(openId, WindowLost.class);
    }

    /** The erasures of that user. */
    public List<UserErased> erasures(String openId) {
        return said(openId, UserErased.class);
    }

    private <E extends Event> List<E> said(String openId, Class<E> type) {
        consumer.poll(Duration.ofMillis(100)).forEach(read -> said.add(event(read)));
        return said.stream()
                .filter(event -> event.openId().equals(openId))
                .flatMap(event -> type.isInstance(event) ? Stream.of(type.cast(event)) : Stream.empty())
                .toList();
    }

    private Event event(ConsumerRecord<String, byte[]> read) {
        Topic topic = SAID.stream()
                .filter(one -> one.topicName().equals(read.topic()))
                .findFirst()
                .orElseThrow();
        return codec.read(topic.family(), read.value());
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
