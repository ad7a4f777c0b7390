package io.zhike.benchmarks.gateway;

import io.vertx.core.Vertx;
import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.benchmarks.load.Target;
import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.Place;
import io.zhike.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Encrypted pushes per second that the packaged gateway acknowledges, beside a {@link BareHandler} and a
 * {@link WxJavaHandler}: all against one Kafka, with {@code acks=all}, under the same load, taking turns.
 */
public final class GatewayBenchmark {

    /** The broker's clients complain at its stop of what is no fault. */
    private static final Logger BROKERS_CLIENTS = Logger.getLogger("org.apache.kafka.clients.NetworkClient");

    private final Path root;
    private final Plan plan;

    /** @param root of the built tree */
    public GatewayBenchmark(Path root, Plan plan) {
        this.root = root;
        this.plan = plan;
    }

    public void run() throws IOException, InterruptedException {
        System.out.printf(
                "Encrypted pushes per second: %d processors, %d connections, warm-up of %,d pushes, %d rounds of %d s%n",
                Runtime.getRuntime().availableProcessors(),
                plan.connections(),
                plan.warmUp(),
                plan.rounds(),
                plan.round().toSeconds());
        BROKERS_CLIENTS.setLevel(Level.SEVERE);
        var vertx = Vertx.vertx();
        try (var kafka = new EmbeddedKafka(Place.temporary()).start();
                var bare = startHandler("bare Vert.x handler", BareHandler.class, "bench.bare", kafka);
                var gateway = startGateway(kafka);
                var wxJava = startHandler("WxJava handler", WxJavaHandler.class, "bench.wxjava", kafka)) {
            var tables = new LinkedHashMap<EncryptedPushes, Comparison>();
            for (var pushes : EncryptedPushes.values()) {
                System.out.printf("%nsecure %s%n", pushes);
                var contest = new Contest(plan, vertx, List.of(bare, gateway, wxJava), pushes);
                tables.put(pushes, new Comparison(contest.run()));
            }
            tables.forEach((pushes, table) -> System.out.printf("%nsecure %s%n%s", pushes, table.text()));
        } finally {
            vertx.close();
        }
    }

    private Target startGateway(EmbeddedKafka kafka) throws IOException, InterruptedException {
        var jar = root.resolve(Path.of("gateway", "target", "quarkus-app", "quarkus-run.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException("The gateway is not packaged: " + jar);
        }
        kafka.createTopics(List.of(topic(Topic.INBOUND.topicName())));
        var arguments = new ArrayList<String>();
        for (var pushes : EncryptedPushes.values()) {
            pushes.properties().forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        }
        arguments.add("-Dquarkus.http.port={port}");
        arguments.add("-Dzhike.gateway.spool.file={folder}/spool.db");
        arguments.add("-Dkafka.bootstrap.servers=" + kafka.bootstrapServers());
        arguments.addAll(List.of("-jar", jar.toString()));
        return Target.start("gateway", arguments);
    }

    private static Target startHandler(String name, Class<?> handler, String topic, EmbeddedKafka kafka)
            throws IOException, InterruptedException {
        kafka.createTopics(List.of(topic(topic)));
        var classPath = System.getProperty("java.class.path");
        return Target.start(
                name, List.of("-cp", classPath, handler.getName(), "{port}", kafka.bootstrapServers(), topic));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Topic.DEFAULT_PARTITIONS, (short) 1);
    }
}
