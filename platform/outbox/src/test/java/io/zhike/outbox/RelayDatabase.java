package io.zhike.outbox;

import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.embedded.Engines;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A database with an outbox and nothing else, and what a service would do to it. */
record RelayDatabase(String url) {

    static final String USER = EmbeddedPostgres.USER;
    static final String PASSWORD = EmbeddedPostgres.PASSWORD;

    static RelayDatabase create() {
        String url = Engines.newDatabase("relay");
        Flyway.configure()
                .dataSource(url, USER, PASSWORD)
                .locations("db/outbox")
                .load()
                .migrate();
        return new RelayDatabase(url);
    }

    /** A row as a transaction that nudged nobody leaves it. */
    record Row(String topic, String key, String value) {}

    /** Commits the rows together, in their order. */
    void commit(List<Row> rows) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into outbox (shard, topic, key, headers, value) values (?, ?, ?, '{}', ?)")) {
            connection.setAutoCommit(false);
            for (Row row : rows) {
                insert.setShort(1, Shards.of(row.key()));
                insert.setString(2, row.topic());
                insert.setString(3, row.key());
                insert.setBytes(4, row.value().getBytes(StandardCharsets.UTF_8));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    long count(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    List<String> strings(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, PASSWORD);
    }
}
