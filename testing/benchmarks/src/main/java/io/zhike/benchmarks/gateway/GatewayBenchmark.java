package io.zhike.benchmarks.gateway;

import io.vertx.core.Vertx;
import io.zhike.benchmarks.load.ClosedLoop;
import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.benchmarks.load.Round;
import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.Place;
import io.zhike.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Encrypted pushes per second that the packaged gateway acknowledges, beside a {@link BareHandler}: both against one Kafka,
 * with {@code acks=all}, under the same load, taking turns.
 */
public final class GatewayBenchmark {

    private static final String BARE_TOPIC = "bench.bare";

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
                var gateway = startGateway(kafka);
                var bare = startBareHandler(kafka);
                var load = new ClosedLoop(vertx, EncryptedPushes.requests(), plan.connections())) {
            var ofGateway = new Results("gateway");
            var ofBareHandler = new Results("bare Vert.x handler");
            var results = new LinkedHashMap<Target, Results>();
            results.put(gateway, ofGateway);
            results.put(bare, ofBareHandler);
            measure(load, results);
            report(ofGateway, ofBareHandler);
        } finally {
            vertx.close();
        }
    }

    private void measure(ClosedLoop load, SequencedMap<Target, Results> targets) {
        targets.forEach((target, results) -> warmUp(load, target, results.name()));
        for (var number = 1; number <= plan.rounds(); number++) {
            var what = "round " + number;
            targets.forEach((target, results) -> {
                var round = target.loaded(load, plan.round());
                results.add(round);
                print(what, results.name(), round);
            });
        }
    }

    private void warmUp(ClosedLoop load, Target target, String name) {
        for (var pushes = 0L; pushes < plan.warmUp(); ) {
            var round = target.loaded(load, plan.round());
            print("warm-up", name, round);
            pushes += round.accepted().getTotalCount();
        }
    }

    private Target startGateway(EmbeddedKafka kafka) throws IOException, InterruptedException {
        var jar = root.resolve(Path.of("gateway", "target", "quarkus-app", "quarkus-run.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException("The gateway is not packaged: " + jar);
        }
        kafka.createTopics(List.of(topic(Topic.INBOUND.topicName())));
        var arguments = new ArrayList<String>();
        EncryptedPushes.settings().forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.add("-Dquarkus.http.port={port}");
        arguments.add("-Dkafka.bootstrap.servers=" + kafka.bootstrapServers());
        arguments.addAll(List.of("-jar", jar.toString()));
        return Target.start(arguments);
    }

    private static Target startBareHandler(EmbeddedKafka kafka) throws IOException, InterruptedException {
        kafka.createTopics(List.of(topic(BARE_TOPIC)));
        var classPath = System.getProperty("java.class.path");
        return Target.start(
                List.of("-cp", classPath, BareHandler.class.getName(), "{port}", kafka.bootstrapServers(), BARE_TOPIC));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Topic.DEFAULT_PARTITIONS, (short) 1);
    }

    private static void print(String what, String name, Round round) {
        var refused = round.refused() == 0 ? "" : "  (and " + round.refused() + " refused)";
        System.out.printf("%-9s %-20s %,9.0f/s%s%n", what, name, round.perSecond(), refused);
    }

    private static void report(Results gateway, Results bare) {
        System.out.printf(
                "%n%-20s %10s %8s %8s %12s%n", "median of rounds", "per second", "p50", "p99", "CPU per push");
        for (var results : List.of(gateway, bare)) {
            System.out.printf(
                    "%-20s %,10.0f %5.1f ms %5.1f ms %9.0f µs%n",
                    results.name(),
                    results.medianPerSecond(),
                    results.latencyMillis(50),
                    results.latencyMillis(99),
                    results.medianCpuMicros());
        }
        var ratios = gateway.ratiosTo(bare);
        System.out.printf(
                "%nThe gateway acknowledges %.0f %% of what the bare handler does (%.0f to %.0f %% in single rounds).%n",
                100 * gateway.medianPerSecond() / bare.medianPerSecond(), 100 * ratios.getMin(), 100 * ratios.getMax());
    }
}
