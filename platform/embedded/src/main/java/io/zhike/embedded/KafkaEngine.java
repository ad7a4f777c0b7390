package io.zhike.embedded;

import java.util.Map;

/** A Kafka broker that tests may stop and start again. */
interface KafkaEngine extends AutoCloseable {

    String bootstrapServers();

    /** Makes the topic unless it is there. */
    default void createTopic(String name, int partitions, Map<String, String> settings) {
        Topics.create(bootstrapServers(), name, partitions, settings);
    }

    void stop();

    KafkaEngine start();

    @Override
    void close();
}
