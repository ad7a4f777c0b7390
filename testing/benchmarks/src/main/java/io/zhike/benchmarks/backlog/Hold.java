package io.zhike.benchmarks.backlog;

import io.zhike.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Keeps the service at its first write, that of the events' ids, until it is closed: meanwhile messages gather. */
public final class Hold implements AutoCloseable {

    private final Connection connection;

    private Hold(Connection connection) {
        this.connection = connection;
    }

    public static Hold of(String database) throws SQLException {
        var connection = DriverManager.getConnection(database, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("lock table handled_event in share mode");
        }
        return new Hold(connection);
    }

    /** When it began, by PostgreSQL's clock. */
    public OffsetDateTime since() throws SQLException {
        try (var question = connection.createStatement();
                var answer = question.executeQuery("select now()")) {
            answer.next();
            return answer.getObject(1, OffsetDateTime.class);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
