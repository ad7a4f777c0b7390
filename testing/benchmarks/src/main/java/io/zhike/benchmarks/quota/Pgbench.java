package io.zhike.benchmarks.quota;

import io.zhike.benchmarks.backlog.Installation;
import io.zhike.benchmarks.backlog.Turn;
import io.zhike.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The limit: PostgreSQL's own load generator with the statements of the service, in batches as large as the service's. As many
 * clients as the service has consumers of requests, each with users of its own, and one that takes the rows out of the outbox
 * again.
 */
final class Pgbench {

    private static final String NAME = "pgbench";
    private static final Path DEBIANS = Path.of("/usr/lib/postgresql");
    private static final int CLIENTS = 2;
    private static final int LONG_ENOUGH_SECONDS = 600;

    private final Path program;

    private Pgbench(Path program) {
        this.program = program;
    }

    /** The machine's pgbench; empty where it has none. */
    static Optional<Pgbench> find() throws IOException {
        var folders = new ArrayList<Path>();
        Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(folders::add);
        if (Files.isDirectory(DEBIANS)) {
            try (var versions = Files.list(DEBIANS)) {
                versions.map(version -> version.resolve("bin")).forEach(folders::add);
            }
        }
        return folders.stream()
                .map(folder -> folder.resolve(NAME))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Pgbench::new);
    }

    /**
     * One turn.
     *
     * @param requests how many replies are approved
     * @param batch how many in a transaction
     */
    Turn play(Installation installation, StoredUsers users, int requests, int batch)
            throws IOException, InterruptedException {
        var perClient = Math.max(requests / batch / CLIENTS, 1);
        var transactions = perClient * CLIENTS;
        var scripts = Files.createTempDirectory("zhike-bench-pgbench");
        var relay = start(
                installation,
                "-c synchronous_commit=off",
                List.of("--time=" + LONG_ENOUGH_SECONDS),
                Files.writeString(scripts.resolve("relay.sql"), PgbenchScripts.relay()));
        try {
            var databaseCpu = installation.databaseCpu();
            var batches = start(
                    installation,
                    "",
                    List.of(
                            "--define=users=" + users.number(),
                            "--define=clients=" + CLIENTS,
                            "--client=" + CLIENTS,
                            "--jobs=" + CLIENTS,
                            "--transactions=" + perClient),
                    Files.writeString(scripts.resolve("batch.sql"), PgbenchScripts.batch(batch)));
            var said = new String(batches.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (batches.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed:\n" + said);
            }
            databaseCpu = installation.databaseCpu().minus(databaseCpu);
            var took = Duration.ofNanos((long) (transactions / tps(said) * 1e9));
            return new Turn(transactions * batch, took, Duration.ZERO, databaseCpu, transactions);
        } finally {
            relay.destroy();
            relay.waitFor();
            Files.delete(scripts.resolve("relay.sql"));
            Files.deleteIfExists(scripts.resolve("batch.sql"));
            Files.delete(scripts);
        }
    }

    private Process start(Installation installation, String options, List<String> arguments, Path script)
            throws IOException {
        var database = URI.create(installation.database().substring("jdbc:".length()));
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--username=" + EmbeddedPostgres.USER,
                "--file=" + script));
        command.addAll(arguments);
        command.add(database.getPath().substring(1));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("PGPASSWORD", EmbeddedPostgres.PASSWORD);
        process.environment().put("PGOPTIONS", ("-c search_path=" + StoredUsers.BARE + " " + options).strip());
        return process.start();
    }

    /** Transactions per second, as it prints them last. */
    static double tps(String said) {
        return said.lines()
                .filter(line -> line.startsWith("tps = "))
                .map(line -> line.substring("tps = ".length()).split(" ")[0])
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("pgbench says no rate:\n" + said));
    }
}
