package io.zhike.benchmarks.path;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The bare steps of a message's path, and nothing else: four times a record is produced ({@code acks=all}), consumed, and
 * a row of its size committed; the last service commits a second time before it would call WeChat. Records that wait
 * together share a commit, as they do in the services. One thread and one connection for each stage.
 */
final class BareChain implements Chain {

    private static final int PARTITIONS = 12;
    private static final List<String> TOPICS =
            List.of("bench.inbound", "bench.routed", "bench.requested", "bench.approved");

    /** About that of an event. */
    private static final byte[] VALUE = "x".repeat(600).getBytes(StandardCharsets.UTF_8);

    private final KafkaProducer<String, byte[]> producer;
    private final List<Stage> stages = new ArrayList<>();
    private volatile Consumer<String> onArrival = user -> {};

    BareChain(String kafka, String jdbcUrl, String user, String password)
            throws SQLException, InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(TOPICS.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        for (var topic : TOPICS) {
            stages.add(new Stage(kafka, topic, DriverManager.getConnection(jdbcUrl, user, password)));
        }
        stages.forEach(stage -> Thread.ofPlatform().name(stage.topic).start(stage));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a message that does not arrive is missed
    public void send(String user) {
        producer.send(new ProducerRecord<>(TOPICS.getFirst(), user, VALUE));
    }

    @Override
    public void onArrival(Consumer<String> listener) {
        onArrival = listener;
    }

    @Override
    public void close() {
        stages.forEach(stage -> stage.consumer.wakeup());
        producer.close();
    }

    /** Consumes one topic, commits, and produces to the next one. */
    private final class Stage implements Runnable {

        private final String topic;
        private final KafkaConsumer<String, byte[]> consumer;
        private final Connection database;

        Stage(String kafka, String topic, Connection database) throws SQLException {
            this.topic = topic;
            this.database = database;
            consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", kafka, "group.id", topic, "auto.offset.reset", "earliest"),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            database.setAutoCommit(false);
            try (var create = database.createStatement()) {
                create.execute(
                        "create table \"%s\" (id bigint generated always as identity primary key, key text, value bytea)"
                                .formatted(topic));
            }
            database.commit();
        }

        @Override
        public void run() {
            try (consumer;
                    database) {
                while (true) {
                    var records = consumer.poll(Duration.ofSeconds(1));
                    if (!records.isEmpty()) {
                        take(records);
                    }
                }
            } catch (WakeupException e) {
                // The benchmark is over.
            } catch (SQLException | ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void take(ConsumerRecords<String, byte[]> records)
                throws SQLException, InterruptedException, ExecutionException {
            store(records);
            var next = TOPICS.indexOf(topic) + 1;
            if (next < TOPICS.size()) {
                List<Future<?>> sent = new ArrayList<>();
                for (var record : records) {
                    sent.add(producer.send(new ProducerRecord<>(TOPICS.get(next), record.key(), record.value())));
                }
                for (var acknowledged : sent) {
                    acknowledged.get();
                }
            } else {
                store(records);
                records.forEach(record -> onArrival.accept(record.key()));
            }
            consumer.commitAsync();
        }

        private void store(ConsumerRecords<String, byte[]> records) throws SQLException {
            try (var insert =
                    database.prepareStatement("insert into \"%s\" (key, value) values (?, ?)".formatted(topic))) {
                for (var record : records) {
                    insert.setString(1, record.key());
                    insert.setBytes(2, record.value());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            database.commit();
        }
    }
}
