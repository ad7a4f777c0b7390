package io.zhike.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    @TempDir
    Path folder;

    @Test
    void hasItsDataAgainAfterAStop() throws SQLException {
        // Given
        var place = Place.lasting(Place.LOOPBACK, Place.freePort(), folder);
        try (var postgres = new EmbeddedPostgres(place).start()) {
            var url = postgres.database("zhike_restart");
            execute(url, "create table seen (id int primary key)");
            execute(url, "insert into seen values (7)");

            // When
            postgres.stop();
            postgres.start();

            // Then
            assertThat(postgres.database("zhike_restart")).isEqualTo(url);
            assertThat(ask(url, "select id from seen")).isEqualTo("7");
        }
    }

    @Test
    void isDurableWhereItsDataLasts() throws SQLException {
        // Given
        var place = Place.lasting(Place.LOOPBACK, Place.freePort(), folder);

        // When
        try (var postgres = new EmbeddedPostgres(place).start()) {
            var url = postgres.database("zhike");

            // Then
            assertThat(ask(url, "show fsync")).isEqualTo("on");
            assertThat(ask(url, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(url, "show max_connections")).isEqualTo("300");
        }
    }

    @Test
    void makesAClusterAnewWhoseMakingWasBrokenOff() throws Exception {
        // Given
        var cluster = Files.createDirectories(folder.resolve("cluster"));
        Files.createFile(folder.resolve("cluster-is-unfinished"));
        Files.createFile(cluster.resolve("postgresql.conf"));

        // When
        try (var postgres = new EmbeddedPostgres(Place.lasting(Place.LOOPBACK, Place.freePort(), folder)).start()) {

            // Then
            assertThat(ask(postgres.database("zhike"), "select 1")).isEqualTo("1");
            assertThat(cluster.resolve("PG_VERSION"))
                    .content()
                    .isEqualToIgnoringNewLines(EmbeddedPostgres.MAJOR_VERSION);
            assertThat(folder.resolve("cluster-is-unfinished")).doesNotExist();
        }
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion() throws Exception {
        // Given
        var cluster = Files.createDirectories(folder.resolve("cluster"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
        var postgres = new EmbeddedPostgres(Place.lasting(Place.LOOPBACK, Place.freePort(), folder));

        // When, Then
        assertThatThrownBy(postgres::start)
                .isInstanceOf(EngineException.class)
                .hasMessageContainingAll(cluster.toString(), "is of PostgreSQL 17");
    }

    @Test
    void deletesTemporaryData() {
        // Given
        var place = Place.temporary();
        var postgres = new EmbeddedPostgres(place).start();

        // When
        postgres.close();

        // Then
        assertThat(place.folder()).doesNotExist();
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String url, String sql) throws SQLException {
        try (var connection = connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
    }
}
