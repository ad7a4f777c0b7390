package io.zhike.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.postgresql.Driver;

/**
 * One shard's rows, over a connection of its own that holds the shard's advisory lock. The lock belongs to the session:
 * it ends when the process or its connection does, or when the process is frozen and says nothing any more. No
 * transaction is ever left open on it.
 */
final class ShardConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ShardConnection.class);

    /** The first half of the two-part advisory lock key; "outb" in ASCII. */
    private static final int LOCK_SPACE = 0x6f757462;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Without the rows whose key is stopped by a refused one. */
    private static final String SENDABLE = """
            from outbox
            where shard = ? and key not in (select key from outbox where shard = ? and refused is not null)
            """;

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /**
     * What lies in a shard.
     *
     * @param sendable there are rows that can leave
     * @param refused how many rows Kafka will never take
     */
    record Backlog(boolean sendable, int refused) {}

    private final int shard;
    private final Connection connection;
    private final Duration pingEvery;
    private final ObjectMapper json = new ObjectMapper();
    private long lastSpoke = System.nanoTime();

    private ShardConnection(int shard, Connection connection, Duration pingEvery) {
        this.shard = shard;
        this.connection = connection;
        this.pingEvery = pingEvery;
    }

    /** @param sessionTimeout how long the session may be silent before PostgreSQL ends it */
    static ShardConnection open(int shard, String url, String user, String password, Duration sessionTimeout)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "outbox-relay-" + shard);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("connectTimeout", "10");
        // Longer than any statement here may take, the wait for the lock included: what is silent then is gone.
        properties.setProperty("socketTimeout", Long.toString(Math.max(10, sessionTimeout.toSeconds())));
        properties.setProperty("options", sessionOptions(sessionTimeout));
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("Not a PostgreSQL URL");
        }
        return new ShardConnection(shard, connection, pingEvery(sessionTimeout));
    }

    /**
     * PostgreSQL ends a session that is idle, or does not take its answers, that long; waits for a lock are shorter. Nothing
     * here waits for the disk: a deletion that a crash of PostgreSQL loses has its row sent a second time.
     */
    private static String sessionOptions(Duration timeout) {
        return """
                -c idle_session_timeout=%1$d -c tcp_user_timeout=%1$d \
                -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 \
                -c lock_timeout=%2$d -c synchronous_commit=off""".formatted(timeout.toMillis(), timeout.dividedBy(3).toMillis());
    }

    /** How often a session that must not end speaks at least. */
    static Duration pingEvery(Duration sessionTimeout) {
        return sessionTimeout.dividedBy(6);
    }

    /** Whether anything can leave here, which asks for no lock. */
    Backlog look() throws SQLException {
        try (PreparedStatement select = prepare("select exists (select 1 " + SENDABLE
                + "), (select count(*) from outbox where shard = ? and refused is not null)")) {
            select.setInt(1, shard);
            select.setInt(2, shard);
            select.setInt(3, shard);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getBoolean(1), row.getInt(2));
            }
        }
    }

    /**
     * Waits for the shard's lock.
     *
     * @return false where another relay has held it for some seconds
     */
    boolean lock() throws SQLException {
        try {
            execute("select pg_advisory_lock(" + LOCK_SPACE + ", ?)");
            return true;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    void unlock() throws SQLException {
        execute("select pg_advisory_unlock(" + LOCK_SPACE + ", ?)");
    }

    /** Keeps the session, and with it the lock: says something where nothing was said for a while. */
    void keepAlive() throws LockLostException {
        if (System.nanoTime() - lastSpoke < pingEvery.toNanos()) {
            return;
        }
        try {
            execute("select ?::int");
        } catch (SQLException e) {
            throw new LockLostException(e);
        }
    }

    /** The oldest rows that can leave, in order. */
    List<StoredRow> read(int atMost) throws SQLException {
        try (PreparedStatement select =
                prepare("select id, topic, key, headers, value " + SENDABLE + " order by id limit ?")) {
            select.setInt(1, shard);
            select.setInt(2, shard);
            select.setInt(3, atMost);
            List<StoredRow> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new StoredRow(
                            found.getLong(1),
                            new OutboxRow(
                                    found.getString(2),
                                    found.getString(3),
                                    headers(found.getString(4)),
                                    found.getBytes(5))));
                }
            }
            return rows;
        }
    }

    void delete(Collection<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = prepare("delete from outbox where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    /** Marks rows that Kafka will never take, by id, with the reason. */
    void refuse(Map<Long, String> reasons) throws SQLException {
        for (var refused : reasons.entrySet()) {
            try (PreparedStatement update = prepare("update outbox set refused = ? where id = ?")) {
                update.setString(1, refused.getValue());
                update.setLong(2, refused.getKey());
                update.executeUpdate();
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A relay's connection did not close in good order.", e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            statement.setInt(1, shard);
            statement.execute();
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        lastSpoke = System.nanoTime();
        return connection.prepareStatement(sql);
    }

    private Map<String, String> headers(String stored) {
        try {
            return json.readValue(stored, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An outbox row's headers are not JSON", e);
        }
    }
}
