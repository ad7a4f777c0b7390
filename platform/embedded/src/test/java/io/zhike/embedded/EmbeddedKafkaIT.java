package io.zhike.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    Path folder;

    @Test
    void hasItsRecordsAgainAfterAStop() throws Exception {
        // Given
        var place = Place.lasting(Place.LOOPBACK, Place.freePort(), folder);
        try (var kafka = new EmbeddedKafka(place).start()) {
            kafka.createTopics(List.of(topic("restart", 2)));
            send(kafka, new ProducerRecord<>("restart", 1, "key", "kept"));

            // When
            kafka.stop();
            kafka.start();

            // Then
            assertThat(read(kafka, new TopicPartition("restart", 1))).containsExactly("kept");
        }
    }

    @Test
    void anotherBrokerGoesOnWithTheFolder() throws Exception {
        // Given
        var place = Place.lasting(Place.LOOPBACK, Place.freePort(), folder);
        try (var first = new EmbeddedKafka(place).start()) {
            first.createTopics(List.of(topic("moved", 1)));
            send(first, new ProducerRecord<>("moved", 0, "key", "kept"));
        }

        // When
        try (var second = new EmbeddedKafka(place).start()) {

            // Then
            assertThat(read(second, new TopicPartition("moved", 0))).containsExactly("kept");
        }
    }

    @Test
    void namesTheDataThatItCannotGoOnWith() throws Exception {
        // Given
        var log = Files.createDirectories(folder.resolve("log"));
        Files.writeString(log.resolve("meta.properties"), "version=1\nnode.id=2\ncluster.id=another\n");
        var kafka = new EmbeddedKafka(Place.lasting(Place.LOOPBACK, Place.freePort(), folder));

        // When, Then
        assertThatThrownBy(kafka::start)
                .isInstanceOf(EngineException.class)
                .hasMessageContainingAll("Kafka did not start on the data in", log.toString(), "node id 2");
    }

    @Test
    void makesATopicOnceWithItsPartitionsAndSettings() throws Exception {
        // Given
        try (var kafka = new EmbeddedKafka(Place.temporary()).start();
                var admin = admin(kafka)) {
            var compacted = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            kafka.createTopics(List.of(topic("compacted", 5).configs(compacted)));

            // When
            kafka.createTopics(List.of(topic("compacted", 7)));

            // Then
            var topics =
                    admin.describeTopics(List.of("compacted")).allTopicNames().get();
            assertThat(topics.values())
                    .singleElement()
                    .satisfies(topic -> assertThat(topic.partitions()).hasSize(5));
            assertThat(cleanupPolicy(admin, "compacted")).isEqualTo("compact");
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, Topics.REPLICAS);
    }

    private static String cleanupPolicy(Admin admin, String topic) throws InterruptedException, ExecutionException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var config = admin.describeConfigs(List.of(resource))
                .values()
                .values()
                .iterator()
                .next();
        return config.get().get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    }

    private static void send(EmbeddedKafka kafka, ProducerRecord<String, String> record) throws Exception {
        try (var producer = new KafkaProducer<>(connection(kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }
    }

    private static List<String> read(EmbeddedKafka kafka, TopicPartition partition) {
        try (var consumer =
                new KafkaConsumer<>(connection(kafka), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    private static Map<String, Object> connection(EmbeddedKafka kafka) {
        return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    }
}
