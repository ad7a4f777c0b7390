package io.zhike.sender;

import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.embedded.Engines;
import io.zhike.embedded.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What replicas of the packaged service share: a database of their own, the provider, and a Kafka of their own, where no
 * application of another test is in their consumer group.
 */
public final class SenderEngines implements AutoCloseable {

    public static final int PARTITIONS = 4;

    private final EmbeddedKafka kafka = new EmbeddedKafka(Place.temporary());
    private final String database;

    public SenderEngines() {
        kafka.start();
        kafka.createTopics(Arrays.stream(Records.TOPICS.split(",", -1))
                .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                .toList());
        database = Engines.newDatabase("sender");
    }

    public String kafka() {
        return kafka.bootstrapServers();
    }

    /** A JDBC URL; sign in as {@link EmbeddedPostgres#USER}. */
    public String database() {
        return database;
    }

    /** What a replica has to be told of them; the caller may add to it. */
    public Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "quarkus.datasource.jdbc.url",
                database,
                "quarkus.datasource.username",
                EmbeddedPostgres.USER,
                "quarkus.datasource.password",
                EmbeddedPostgres.PASSWORD,
                "kafka.bootstrap.servers",
                kafka(),
                "quarkus.oidc.auth-server-url",
                Engines.oidc()));
    }

    @Override
    public void close() {
        kafka.close();
    }
}
