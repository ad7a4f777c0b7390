package io.zhike.benchmarks.routing;

import io.zhike.benchmarks.backlog.Installation;
import io.zhike.benchmarks.backlog.Turn;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The limit: what a batch of messages has the database do, by JDBC and nothing else. One thread for each partition takes
 * its messages in batches, and beside it another one takes the rows out of the outbox again, as the relay of the service
 * works beside its consumer: {@link BarePart}. The tables are copies of the service's, and lie in a schema of their own in
 * the same database.
 */
final class BareTurns {

    private static final List<String> TABLES = List.of("handled_event", "user_reception", "rule_count", "outbox");

    private final Installation installation;

    /** @param installation whose service has made its tables */
    BareTurns(Installation installation) throws SQLException {
        this.installation = installation;
        try (var connection = installation.connect();
                var create = connection.createStatement()) {
            create.execute("create schema bare");
            for (var table : TABLES) {
                create.execute("create table bare.%1$s (like public.%1$s including all)".formatted(table));
            }
        }
    }

    /**
     * One turn.
     *
     * @param rows what the service said of the same messages
     * @param batch how many messages a transaction takes
     */
    Turn play(int partitions, List<SaidRow> rows, int batch)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        var parts = new ArrayList<BarePart>();
        try (var threads = Executors.newCachedThreadPool()) {
            for (var share : shares(rows, partitions)) {
                parts.add(BarePart.of(installation.database(), parts.size(), share, batch));
            }
            var tasks = parts.stream().flatMap(BarePart::tasks).toList();
            var databaseCpu = installation.databaseCpu();
            var begun = System.nanoTime();
            var done = threads.invokeAll(tasks);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            databaseCpu = installation.databaseCpu().minus(databaseCpu);
            var cpu = Duration.ZERO;
            for (var task : done) {
                cpu = cpu.plus(task.get());
            }
            return new Turn(rows.size(), took, cpu, databaseCpu, batches(parts));
        } finally {
            for (var part : parts) {
                part.close();
            }
        }
    }

    private static long batches(List<BarePart> parts) {
        return parts.stream().mapToLong(BarePart::batches).sum();
    }

    /** Each user's rows are in one share, in their order. */
    private static List<List<SaidRow>> shares(List<SaidRow> rows, int number) {
        List<List<SaidRow>> shares = IntStream.range(0, number)
                .<List<SaidRow>>mapToObj(_ -> new ArrayList<>())
                .toList();
        rows.forEach(
                row -> shares.get(Math.floorMod(row.key().hashCode(), number)).add(row));
        return shares;
    }
}
