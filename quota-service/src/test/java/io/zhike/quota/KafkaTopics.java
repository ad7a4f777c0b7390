package io.zhike.quota;

import io.zhike.events.Event;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services' side of Kafka: says what they say, and hears what this service says. */
public final class KafkaTopics implements AutoCloseable {

    /** Their names, as the engines take them. */
    public static final String ALL = Topic.Names.INBOUND + "," + Topic.Names.OUTBOUND_REQUESTED + ","
            + Topic.Names.OUTBOUND_APPROVED + "," + Topic.Names.OUTBOUND_SETTLED + "," + Topic.Names.QUOTA + ","
            + Topic.Names.CONVERSATIONS;

    private static final Duration POLL = Duration.ofMillis(50);

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

    public KafkaTopics(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(Topic.OUTBOUND_APPROVED, Topic.OUTBOUND_SETTLED, Topic.QUOTA).stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public void say(Topic topic, Event event) {
        producer.send(new ProducerRecord<>(topic.topicName(), event.user().recordKey(), codec.write(topic, event)));
        producer.flush();
    }

    /** All that has been said of the user on that topic so far, in order. */
    public <E extends Event> List<E> heard(Topic topic, Class<E> family, UserKey user) {
        return records(topic, user)
                .filter(record -> record.value() != null)
                .map(record -> codec.read(family, record.value()))
                .toList();
    }

    /** Whether the last that was said of the user on that topic is that there is nothing more to be known. */
    public boolean endsWithTombstone(Topic topic, UserKey user) {
        return records(topic, user)
                .reduce((_, later) -> later)
                .filter(last -> last.value() == null)
                .isPresent();
    }

    private Stream<ConsumerRecord<String, byte[]>> records(Topic topic, UserKey user) {
        consumer.poll(POLL).forEach(heard::add);
        return heard.stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .filter(record -> user.recordKey().equals(record.key()));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
