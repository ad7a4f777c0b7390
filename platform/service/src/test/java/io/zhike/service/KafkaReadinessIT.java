package io.zhike.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.zhike.embedded.Engines;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the check says of the topics that channels read. */
class KafkaReadinessIT {

    private final KafkaReadiness readiness = new KafkaReadiness(
            Map.of("bootstrap.servers", Engines.kafka()),
            new SmallRyeConfigBuilder()
                    .withDefaultValue("mp.messaging.incoming.there.topic", "readiness.there")
                    .withDefaultValue("mp.messaging.incoming.later.topic", "readiness.later")
                    .withDefaultValue("mp.messaging.incoming.later.connector", "smallrye-kafka")
                    .build());

    @AfterEach
    void close() {
        readiness.close();
    }

    @Test
    void aTopicThatChannelsReadAndKafkaHasNotIsNamedUntilItIsThere() {
        Engines.topic("readiness.there", 1, Map.of());

        awaitToTell(Map.of("reachable", true, "missingTopics", "readiness.later"));

        Engines.topic("readiness.later", 1, Map.of());

        awaitToTell(Map.of("reachable", true));
    }

    /** The broker lists a topic some moments after it was made. */
    private void awaitToTell(Map<String, Object> data) {
        await().untilAsserted(() -> assertThat(readiness.call().getData())
                .hasValueSatisfying(told -> assertThat(told).isEqualTo(data)));
    }
}
