package io.zhike.outbox.deadletter;

import io.zhike.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic {@code zhike.dead-letters}, where a record without a value says that its key's letter was put back. */
final class DeadLetterTopic {

    private static final int PATIENCE_MS = 10_000;

    private final Map<String, Object> settings;

    /** @param settings where Kafka is and how to speak with it */
    DeadLetterTopic(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** All letters that are kept, without what else somebody may have put there, {@linkplain StoredLetter#AS_THEY_CAME in their order}. */
    List<StoredLetter> all() {
        Map<String, StoredLetter> letters = new HashMap<>();
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.Names.DEAD_LETTERS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> note(record, letters));
            }
        }
        return letters.values().stream().sorted(StoredLetter.AS_THEY_CAME).toList();
    }

    private static void note(ConsumerRecord<String, byte[]> record, Map<String, StoredLetter> letters) {
        if (record.value() == null) {
            letters.computeIfPresent(record.key(), (place, letter) -> letter.asReplayed());
        } else if (DeadLetter.isIn(record)) {
            letters.put(
                    record.key(),
                    new StoredLetter(
                            DeadLetter.read(record),
                            DeadLetter.service(record),
                            Instant.ofEpochMilli(record.timestamp()),
                            false));
        }
    }

    /**
     * Puts the records back onto their own topics, with their own keys, headers and values, and notes each one.
     *
     * @param done told of each, when Kafka has both
     */
    void replay(List<StoredLetter> letters, Consumer<StoredLetter> done)
            throws ExecutionException, InterruptedException {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        try (var producer = new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer())) {
            for (StoredLetter stored : letters) {
                producer.send(asItCame(stored.letter())).get();
                producer.send(new ProducerRecord<>(
                                Topic.Names.DEAD_LETTERS, stored.letter().place(), null))
                        .get();
                done.accept(stored);
            }
        }
    }

    private static ProducerRecord<String, byte[]> asItCame(DeadLetter letter) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(letter.topic(), letter.key(), letter.value());
        letter.recordHeaders()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
