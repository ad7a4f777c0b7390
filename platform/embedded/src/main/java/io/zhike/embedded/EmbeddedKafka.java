package io.zhike.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in this JVM: broker and controller in one (KRaft), one node. Topics have one replica and exist only
 * once {@link #createTopics} made them.
 */
public final class EmbeddedKafka implements KafkaEngine {

    private static final int NODE = 1;

    private final Place place;
    private @Nullable KafkaRaftServer server;

    public EmbeddedKafka(Place place) {
        this.place = place;
    }

    /** Starts the broker on the data that is there, or on a new log folder, and returns when it takes requests. */
    @Override
    public synchronized EmbeddedKafka start() {
        if (server != null) {
            return this;
        }
        QuietLogs.warningsOf("kafka", "org.apache.kafka", "state.change.logger");
        // It warns that it becomes the controller, which it does at every start.
        QuietLogs.errorsOf("org.apache.kafka.controller");
        QuietLogs.withoutLog4j();
        place.createFolder();
        format();
        try {
            var starting = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
            starting.startup();
            server = starting;
            return this;
        } catch (RuntimeException e) {
            throw new EngineException(
                    "Kafka did not start on the data in %s: %s".formatted(logFolder(), e.getMessage()), e);
        }
    }

    private void format() {
        if (Files.exists(logFolder().resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setMetadataLogDirectory(logFolder().toString())
                    .addDirectory(logFolder().toString())
                    .run();
        } catch (Exception e) {
            throw new EngineException(
                    "Kafka's data folder %s could not be made: %s".formatted(logFolder(), e.getMessage()), e);
        }
    }

    private Map<String, String> settings() {
        var controller = Place.LOOPBACK + ":" + Place.freePort();
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("log.dirs", logFolder().toString());
        settings.put(
                "listeners",
                "CLIENTS://%s:%d,CONTROLLER://%s".formatted(Place.inUrl(place.host()), place.port(), controller));
        settings.put("advertised.listeners", "CLIENTS://" + bootstrapServers());
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", NODE + "@" + controller);
        settings.put("auto.create.topics.enable", "false");
        // One node: one replica of everything, and few partitions of Kafka's own.
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // A consumer that joins starts at once; more of its group cost it a rebalance.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
        settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        return settings;
    }

    private Path logFolder() {
        return place.folder().resolve("log").toAbsolutePath();
    }

    /** Stops the broker in good order; {@link #start()} goes on with its data on the same port. */
    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    @Override
    public void createTopics(Collection<NewTopic> topics) {
        KafkaEngine.super.createTopics(topics);
    }

    /** {@code host:port}, also while it is stopped. */
    @Override
    public String bootstrapServers() {
        return place.reachableHost() + ":" + place.port();
    }

    /** Stops the broker and deletes temporary data. */
    @Override
    public void close() {
        stop();
        place.deleteIfDisposable();
    }
}
