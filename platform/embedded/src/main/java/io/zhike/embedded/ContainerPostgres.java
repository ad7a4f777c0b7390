package io.zhike.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container; {@code ZHIKE_POSTGRES_IMAGE} names another image. */
final class ContainerPostgres implements PostgresEngine {

    private static final String MAINTENANCE_DATABASE = "postgres";

    private final int port = Place.freePort();
    private final PostgreSQLContainer container;

    ContainerPostgres() {
        var image = System.getenv().getOrDefault("ZHIKE_POSTGRES_IMAGE", "docker.io/library/postgres:18");
        container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withDatabaseName(MAINTENANCE_DATABASE)
                .withUsername(EmbeddedPostgres.USER)
                .withPassword(EmbeddedPostgres.PASSWORD)
                .withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=off");
        // A port that Docker chooses would be another one after a stop.
        container.setPortBindings(List.of(port + ":" + PostgreSQLContainer.POSTGRESQL_PORT));
    }

    @Override
    public String database(String name) {
        try (var connection = DriverManager.getConnection(
                url(MAINTENANCE_DATABASE), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)) {
            Databases.create(connection, name);
            return url(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " could not be made", e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(container.getHost(), port, database);
    }

    @Override
    public ContainerPostgres start() {
        Containers.start(container);
        Containers.await(() -> database(MAINTENANCE_DATABASE));
        return this;
    }

    @Override
    public void stop() {
        Containers.stop(container);
    }

    @Override
    public void close() {
        container.stop();
    }
}
