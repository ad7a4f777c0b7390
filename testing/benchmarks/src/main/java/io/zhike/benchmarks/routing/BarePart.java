package io.zhike.benchmarks.routing;

import io.zhike.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One partition's share of the bare work: a thread that takes batches, and one that empties the outbox behind it. */
final class BarePart implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    /** As many as the service's relay reads at a time. */
    private static final int RELAY_BATCH = 500;

    private final Connection writing;
    private final Connection relaying;
    private final short shard;
    private final List<List<SaidRow>> batches;
    private final int rows;
    private final LinkedBlockingQueue<Integer> committed = new LinkedBlockingQueue<>();

    private BarePart(Connection writing, Connection relaying, int number, List<SaidRow> rows, int batch) {
        this.writing = writing;
        this.relaying = relaying;
        this.shard = (short) number;
        this.batches = IntStream.iterate(0, from -> from < rows.size(), from -> from + batch)
                .mapToObj(from -> rows.subList(from, Math.min(from + batch, rows.size())))
                .toList();
        this.rows = rows.size();
    }

    /**
     * The part of that number, which uses a shard of its own.
     *
     * @param batch how many rows a transaction takes
     */
    static BarePart of(String database, int number, List<SaidRow> rows, int batch) throws SQLException {
        var writing = connect(database, "");
        // As the service's relay: what a crash brings back is only published again.
        var relaying = connect(database, "-c synchronous_commit=off");
        writing.setAutoCommit(false);
        return new BarePart(writing, relaying, number, rows, batch);
    }

    private static Connection connect(String database, String options) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", EmbeddedPostgres.USER);
        properties.setProperty("password", EmbeddedPostgres.PASSWORD);
        properties.setProperty("currentSchema", "bare");
        properties.setProperty("options", options);
        return DriverManager.getConnection(database, properties);
    }

    /** Both threads' work, which begins at the same time; each tells the processor time that it used. */
    Stream<Callable<Duration>> tasks() {
        return Stream.of(() -> timed(this::write), () -> timed(this::relay));
    }

    int batches() {
        return batches.size();
    }

    private interface Work {
        void run() throws SQLException, InterruptedException;
    }

    private static Duration timed(Work work) throws SQLException, InterruptedException {
        var threads = ManagementFactory.getThreadMXBean();
        var begun = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun);
    }

    private void write() throws SQLException {
        try (var transaction = new BareTransaction(writing, shard)) {
            for (var batch : batches) {
                transaction.take(batch);
                committed.add(batch.size());
            }
        }
    }

    private void relay() throws SQLException, InterruptedException {
        try (var outbox = new BareOutbox(relaying, shard)) {
            for (var left = rows; left > 0; ) {
                if (committed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
                    throw new IllegalStateException("Nothing was committed for a minute");
                }
                committed.clear();
                for (var taken = RELAY_BATCH; taken == RELAY_BATCH; left -= taken) {
                    taken = outbox.empty(RELAY_BATCH);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        writing.close();
        relaying.close();
    }
}
