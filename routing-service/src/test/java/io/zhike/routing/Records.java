package io.zhike.routing;

import io.zhike.embedded.Engines;
import io.zhike.events.Event;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.RoutedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    public static final String TOPICS = "zhike.inbound,zhike.conversations,zhike.routed,zhike.dead-letters";

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<MessageRouted> routed = new ArrayList<>();

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
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.ROUTED.topicName()).stream()
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
            var _ = producer.send(written);
        }
        producer.flush();
    }

    /** What the service has decided for the user so far, in the order of the topic. */
    public List<MessageRouted> routed(String openId) {
        return routed().stream().filter(one -> one.openId().equals(openId)).toList();
    }

    /** What the service has decided so far. */
    public List<MessageRouted> routed() {
        consumer.poll(Duration.ofMillis(100)).forEach(read -> {
            switch (codec.read(RoutedEvent.class, read.value())) {
                case MessageRouted one -> routed.add(one);
            }
        });
        return List.copyOf(routed);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
