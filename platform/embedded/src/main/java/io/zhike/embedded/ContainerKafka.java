package io.zhike.embedded;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka in a container; {@code ZHIKE_KAFKA_IMAGE} names another image of Apache's kind. */
final class ContainerKafka implements KafkaEngine {

    private static final int PORT_INSIDE = 9092;

    private final int port = Place.freePort();
    private final KafkaContainer container;

    ContainerKafka() {
        var image = System.getenv().getOrDefault("ZHIKE_KAFKA_IMAGE", "docker.io/apache/kafka:4.1.1");
        container = new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        // A port that Docker chooses would be another one after a stop.
        container.setPortBindings(List.of(port + ":" + PORT_INSIDE));
    }

    @Override
    public String bootstrapServers() {
        return container.getHost() + ":" + port;
    }

    @Override
    public ContainerKafka start() {
        Containers.start(container);
        Containers.await(this::describe);
        return this;
    }

    private void describe() throws Exception {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            admin.describeCluster().nodes().get();
        }
    }

    @Override
    public void stop() {
        Containers.stop(container);
    }

    @Override
    public void close() {
        container.stop();
    }
}
