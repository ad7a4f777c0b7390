package io.zhike.embedded;

import java.util.Collection;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka broker that tests may stop and start again. */
interface KafkaEngine extends AutoCloseable {

    String bootstrapServers();

    /** Makes those topics that are not there yet; the others stay as they are. */
    default void createTopics(Collection<NewTopic> topics) {
        Topics.create(bootstrapServers(), topics);
    }

    void stop();

    KafkaEngine start();

    @Override
    void close();
}
