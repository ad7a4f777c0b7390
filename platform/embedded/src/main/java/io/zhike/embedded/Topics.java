package io.zhike.embedded;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics of a broker, the embedded one or one in a container. */
final class Topics {

    /** One node holds one replica. */
    static final short REPLICAS = 1;

    private Topics() {}

    /** Makes those that are not there yet; the others stay as they are. */
    static void create(String bootstrapServers, Collection<NewTopic> topics) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (var made : admin.createTopics(topics).values().entrySet()) {
                await(made.getKey(), made.getValue());
            }
        }
    }

    private static void await(String name, KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Topic " + name + " could not be made", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while topic " + name + " was made", e);
        }
    }
}
