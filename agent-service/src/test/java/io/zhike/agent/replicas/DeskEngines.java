package io.zhike.agent.replicas;

import io.zhike.agent.Desk;
import io.zhike.agent.Records;
import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.embedded.Engines;
import io.zhike.embedded.PackagedService;
import io.zhike.embedded.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** What replicas of the packaged service share: a PostgreSQL and a Kafka of their own, which may go away, and the provider. */
final class DeskEngines implements AutoCloseable {

    private static final int PARTITIONS = 4;

    private final EmbeddedKafka kafka = new EmbeddedKafka(Place.temporary());
    private final EmbeddedPostgres postgres = new EmbeddedPostgres(Place.temporary());
    private final String database;

    DeskEngines() {
        kafka.start();
        kafka.createTopics(Arrays.stream(Records.TOPICS.split(",", -1))
                .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                .toList());
        postgres.start();
        database = postgres.database("agent");
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /** Starts a replica; returns before it is ready. */
    PackagedService start(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "zhike.apps.\"" + Desk.FIRST_APP + "\".name",
                "First",
                "zhike.session.secret",
                "secret-of-sessions-on-this-machine-alone",
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
        all.putAll(settings);
        return PackagedService.start(name, all);
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
