package io.zhike.local;

import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.EmbeddedOidc;
import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Exit;

/** PostgreSQL with the services' databases, Kafka with the topics, and the OpenID Connect provider. */
final class LocalEngines {

    private static final Map<Part, String> DATABASES = Map.of(
            Part.ROUTING, "zhike_routing",
            Part.QUOTA, "zhike_quota",
            Part.AGENT, "zhike_agent",
            Part.SENDER, "zhike_sender");

    private static final short ONE_REPLICA = 1;

    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final EmbeddedOidc oidc;
    private final ObjIntConsumer<Part> onDeath;
    private volatile boolean stopping;
    private volatile boolean kafkaHalted;

    /** @param onDeath takes an engine that ended by itself, and its exit code */
    LocalEngines(StackOptions options, ObjIntConsumer<Part> onDeath) {
        this.postgres = new EmbeddedPostgres(options.place(Part.POSTGRES, "postgres"));
        this.kafka = new EmbeddedKafka(options.place(Part.KAFKA, "kafka"));
        this.oidc = new EmbeddedOidc(options.place(Part.OIDC, "oidc"));
        this.onDeath = onDeath;
    }

    void startPostgres() {
        postgres.start();
        DATABASES.values().forEach(postgres::database);
        watchPostgres();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it says what it has to say itself
    private void watchPostgres() {
        try (var lines = Files.lines(postgres.dataFolder().resolve("postmaster.pid"))) {
            var server = lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
            server.ifPresent(process -> process.onExit().thenRun(() -> {
                if (!stopping) {
                    onDeath.accept(Part.POSTGRES, 1);
                }
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startKafka() {
        // A broker that cannot go on would end this process, and leave the others running.
        Exit.setExitProcedure((code, _) -> kafkaHalted(code));
        Exit.setHaltProcedure((code, _) -> kafkaHalted(code));
        kafka.start();
        kafka.createTopics(topics());
    }

    private void kafkaHalted(int exitCode) {
        kafkaHalted = true;
        onDeath.accept(Part.KAFKA, exitCode);
    }

    private static List<NewTopic> topics() {
        var deadLetters = topic(Topic.Names.DEAD_LETTERS, new Topic.Retention.DeletedAfter(Topic.DEAD_LETTERS_KEPT));
        var others = Stream.of(Topic.values()).map(topic -> topic(topic.topicName(), topic.retention()));
        return Stream.concat(others, Stream.of(deadLetters)).toList();
    }

    private static NewTopic topic(String name, Topic.Retention retention) {
        return new NewTopic(name, Topic.DEFAULT_PARTITIONS, ONE_REPLICA).configs(settings(retention));
    }

    private static Map<String, String> settings(Topic.Retention retention) {
        return switch (retention) {
            case Topic.Retention.DeletedAfter(Duration time) ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(time.toMillis()));
            case Topic.Retention.Compacted() ->
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        };
    }

    void startOidc() {
        oidc.start();
    }

    /** The JDBC URLs of the services that have a database. */
    Map<Part, String> databases() {
        var urls = new EnumMap<Part, String>(Part.class);
        DATABASES.forEach((part, name) -> urls.put(part, postgres.database(name)));
        return urls;
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    String issuer() {
        return oidc.issuer();
    }

    void close() {
        stopping = true;
        // A broker that has given up its log would still wait five minutes for it.
        try (postgres;
                var _ = kafkaHalted ? null : kafka;
                oidc) {
            // They close in the opposite order, each whatever becomes of the others.
        }
    }
}
