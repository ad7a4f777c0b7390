package io.zhike.benchmarks.backlog;

import io.zhike.benchmarks.load.Target;
import io.zhike.embedded.EmbeddedKafka;
import io.zhike.embedded.EmbeddedOidc;
import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.embedded.Place;
import io.zhike.embedded.Tokens;
import io.zhike.events.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** One packaged service alone, with a PostgreSQL that waits for its disk, a Kafka and a provider of tokens. */
public final class Installation implements AutoCloseable {

    /**
     * A server's, not a toy's: the defaults would keep a million users' rows in 128 MiB and write each page whole again every
     * few minutes.
     */
    private static final Map<String, String> POSTGRES = Map.of(
            "shared_buffers", "1GB",
            "max_wal_size", "8GB",
            "checkpoint_timeout", "30min",
            "wal_compression", "on");

    private final String service;
    private final Path folder = Files.createTempDirectory("zhike-bench-backlog");
    private final EmbeddedPostgres postgres =
            new EmbeddedPostgres(Place.lasting(Place.LOOPBACK, Place.freePort(), folder), POSTGRES);
    private final EmbeddedKafka kafka = new EmbeddedKafka(Place.temporary());
    private final EmbeddedOidc oidc = new EmbeddedOidc(Place.temporary());
    private @Nullable Target process;

    private Installation(String service) throws IOException {
        this.service = service;
    }

    /**
     * Starts all of it, and returns when the service listens.
     *
     * @param root of the built tree
     * @param service its module
     * @param settings system properties of the service, beside those that name the engines
     * @param topics that there are beside those of every installation
     */
    public static Installation start(Path root, String service, List<String> settings, List<NewTopic> topics)
            throws IOException, InterruptedException {
        var jar = root.resolve(Path.of(service, "target", "quarkus-app", "quarkus-run.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(service + " is not packaged: " + jar);
        }
        var installation = new Installation(service);
        try {
            installation.startEngines(topics);
            installation.startService(jar, settings);
            return installation;
        } catch (IOException | InterruptedException | RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private void startEngines(List<NewTopic> topics) {
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
        postgres.start();
        oidc.start();
        kafka.start();
        kafka.createTopics(Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), Topic.DEFAULT_PARTITIONS, (short) 1))
                .toList());
        kafka.createTopics(topics);
    }

    private void startService(Path jar, List<String> settings) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(
                "-Dquarkus.http.port={port}",
                "-Dquarkus.datasource.jdbc.url=" + database(),
                "-Dkafka.bootstrap.servers=" + kafka(),
                "-Dquarkus.oidc.auth-server-url=" + oidc.issuer()));
        arguments.addAll(settings);
        arguments.addAll(List.of("-jar", jar.toString()));
        process = Target.start(service, arguments);
    }

    /** Puts JSON to the service's API. */
    public void put(String resource, String json) throws IOException, InterruptedException {
        var port = process == null ? 0 : process.port();
        var request = HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(Place.LOOPBACK, port, resource)))
                .header("Authorization", "Bearer " + new Tokens(oidc.issuer()).ofServices())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "%s was not taken: %d %s".formatted(resource, answer.statusCode(), answer.body()));
            }
        }
    }

    public String kafka() {
        return kafka.bootstrapServers();
    }

    /** The JDBC URL of the service's database. */
    public String database() {
        return postgres.database("zhike_bench");
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
    }

    /** In how many transactions the service has taken events since then: a batch's ids are written at one time. */
    public long batchesSince(OffsetDateTime begun) throws SQLException {
        try (var connection = connect();
                var question = connection.prepareStatement(
                        "select count(distinct handled_at) from handled_event where handled_at >= ?")) {
            question.setObject(1, begun);
            try (var answer = question.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }

    /** The processor time that the service has used. */
    public Duration serviceCpu() {
        return process == null ? Duration.ZERO : process.cpu();
    }

    /** The processor time that PostgreSQL's processes have used, those that are still there. */
    public Duration databaseCpu() throws IOException {
        var pid = Files.readAllLines(postgres.dataFolder().resolve("postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(descendant -> descendant.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.close();
        }
        oidc.close();
        kafka.close();
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
