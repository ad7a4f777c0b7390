package io.zhike.embedded;

import java.sql.Connection;
import java.sql.SQLException;

/** Databases of a server, the embedded one or one in a container. */
final class Databases {

    private Databases() {}

    /** Makes the database unless it is there; its owner is {@link EmbeddedPostgres#USER}. */
    static void create(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var change = connection.createStatement()) {
            query.setString(1, name);
            if (!query.executeQuery().next()) {
                change.execute("create database %s owner %s"
                        .formatted(change.enquoteIdentifier(name, true), EmbeddedPostgres.USER));
            }
        }
    }
}
