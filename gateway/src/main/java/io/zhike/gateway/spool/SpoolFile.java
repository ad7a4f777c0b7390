package io.zhike.gateway.spool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The records on disk: an SQLite database that this process alone has open. What a method has written is on the disk when
 * it returns; where it fails, nothing of it is. For one thread at a time.
 */
final class SpoolFile implements AutoCloseable {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final int PAGE_BYTES = 4096;

    /** The number gives the order; autoincrement never gives one twice. Times are milliseconds since 1970, headers JSON. */
    private static final String WAITING = """
            create table if not exists waiting (
                number integer primary key autoincrement,
                arrived_at integer not null,
                key text not null,
                headers text not null,
                value blob not null)
            """;

    private static final String REFUSED = """
            create table if not exists refused (
                number integer primary key,
                arrived_at integer not null,
                key text not null,
                headers text not null,
                value blob not null,
                cause text not null)
            """;

    private final Connection connection;
    private final ObjectMapper json = new ObjectMapper();

    private SpoolFile(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the file, or makes it.
     *
     * @param capacity bytes that it may grow to
     * @throws SQLException where it cannot be written, is no such file, or another process has it
     */
    static SpoolFile open(Path path, long capacity) throws SQLException {
        var settings = new SQLiteConfig();
        // One process, no memory to share beside the file; a second one fails at once.
        settings.setLockingMode(LockingMode.EXCLUSIVE);
        settings.setBusyTimeout(0);
        // A commit is an append, and waits until the disk has it.
        settings.setJournalMode(JournalMode.WAL);
        settings.setSynchronous(SynchronousMode.FULL);
        settings.setPageSize(PAGE_BYTES);
        settings.setMaxPageCount((int) Math.min(Integer.MAX_VALUE, capacity / PAGE_BYTES));
        var connection = settings.createConnection("jdbc:sqlite:" + path);
        try (var statement = connection.createStatement()) {
            statement.execute(WAITING);
            statement.execute(REFUSED);
            return new SpoolFile(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Adds them in their order. */
    void append(Collection<Arrived> records) throws SQLException {
        inTransaction(() -> {
            try (var insert = connection.prepareStatement(
                    "insert into waiting (arrived_at, key, headers, value) values (?, ?, ?, ?)")) {
                for (var arrived : records) {
                    insert.setLong(1, arrived.at().toEpochMilli());
                    insert.setString(2, arrived.record().key());
                    insert.setString(3, written(arrived.record().headers()));
                    insert.setBytes(4, arrived.record().value());
                    insert.executeUpdate();
                }
            }
        });
    }

    /** The oldest that wait, in the order in which they came. */
    List<Waiting> oldest(int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                "select number, key, headers, value from waiting order by number limit ?")) {
            select.setInt(1, limit);
            var found = new ArrayList<Waiting>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(waiting(rows));
                }
            }
            return found;
        }
    }

    private String written(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written", e);
        }
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        try {
            return new Waiting(
                    row.getLong("number"),
                    new SpooledRecord(
                            row.getString("key"),
                            json.readValue(row.getString("headers"), HEADERS),
                            row.getBytes("value")));
        } catch (JsonProcessingException e) {
            throw new SQLException("Headers that this program did not write", e);
        }
    }

    /** Forgets those that Kafka has, and moves those out of the others' way that it refuses for good. */
    void settle(Collection<Long> taken, Map<Long, String> causesOfRefused) throws SQLException {
        inTransaction(() -> {
            try (var move = connection.prepareStatement("""
                            insert into refused (number, arrived_at, key, headers, value, cause)
                            select number, arrived_at, key, headers, value, ? from waiting where number = ?
                            """);
                    var delete = connection.prepareStatement("delete from waiting where number = ?")) {
                for (var refused : causesOfRefused.entrySet()) {
                    move.setString(1, refused.getValue());
                    move.setLong(2, refused.getKey());
                    move.executeUpdate();
                    delete.setLong(1, refused.getKey());
                    delete.executeUpdate();
                }
                for (long number : taken) {
                    delete.setLong(1, number);
                    delete.executeUpdate();
                }
            }
        });
    }

    /** What is in it now. */
    Contents contents() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select count(*) from waiting) as waiting,
                               (select arrived_at from waiting order by number limit 1) as oldest,
                               (select count(*) from refused) as refused
                        """)) {
            row.next();
            var oldest = row.getLong("oldest");
            var since = row.wasNull() ? null : Instant.ofEpochMilli(oldest);
            return new Contents(row.getLong("waiting"), since, row.getLong("refused"));
        }
    }

    private void inTransaction(Work work) throws SQLException {
        execute("begin immediate");
        try {
            work.run();
            execute("commit");
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
    }

    /** SQLite itself has done so after some failures, and says that nothing is to be rolled back. */
    private void rollBack(SQLException because) {
        try {
            execute("rollback");
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** A record that came. */
    record Arrived(Instant at, SpooledRecord record) {}

    /** A record that waits. */
    record Waiting(long number, SpooledRecord record) {}

    /**
     * What is in the file.
     *
     * @param oldest when the record arrived that waits longest; null where none waits
     * @param refused records that were set aside
     */
    record Contents(long waiting, @Nullable Instant oldest, long refused) {}
}
