package io.zhike.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server as a process of its own, from Zonky's binaries. It runs as root too: the binaries are then started
 * in a user namespace ({@code unshare -U}) where they are not.
 *
 * <p>A {@linkplain Place#temporary() temporary} one does not wait for the disk; a lasting one is as durable as any.
 */
public final class EmbeddedPostgres implements PostgresEngine {

    /** Owner of every database. The password is asked for by nobody on this machine. */
    public static final String USER = "zhike";

    public static final String PASSWORD = "zhike";

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final String MAX_CONNECTIONS = "300";

    /** That of the binaries, which read no cluster of another one. */
    static final String MAJOR_VERSION = "18";

    private final Place place;
    private final Map<String, String> settings;
    private io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres server;

    public EmbeddedPostgres(Place place) {
        this(place, Map.of());
    }

    /** @param settings of the server, by their names in {@code postgresql.conf}, beside those that are set here */
    public EmbeddedPostgres(Place place, Map<String, String> settings) {
        this.place = place;
        this.settings = Map.copyOf(settings);
    }

    /** Starts the server on the data that is there, or on a new cluster, and returns when it takes connections. */
    @Override
    public synchronized EmbeddedPostgres start() {
        if (server != null) {
            return this;
        }
        QuietLogs.warningsOf("io.zonky.test");
        place.createFolder();
        prepareCluster();
        try {
            server = builder().start();
            createUser();
            Files.deleteIfExists(unfinished());
            return this;
        } catch (IOException | IllegalStateException e) {
            throw new EngineException(
                    "PostgreSQL did not start on port %d, see %s: %s".formatted(place.port(), log(), e.getMessage()),
                    e);
        }
    }

    /**
     * A new cluster is marked until it has been up once: one whose making was broken off looks like a whole one to the
     * server, and is made anew.
     */
    private void prepareCluster() {
        try {
            if (Files.exists(unfinished()) && Files.exists(dataFolder())) {
                Place.delete(dataFolder());
            }
            var version = dataFolder().resolve("PG_VERSION");
            if (!Files.exists(version)) {
                Files.writeString(unfinished(), "");
            } else if (!Files.readString(version).strip().equals(MAJOR_VERSION)) {
                throw new EngineException("The data in %s is of PostgreSQL %s, and this is PostgreSQL %s"
                        .formatted(dataFolder(), Files.readString(version).strip(), MAJOR_VERSION));
            }
        } catch (IOException e) {
            throw new EngineException("PostgreSQL's data folder could not be made: " + e.getMessage(), e);
        }
    }

    private Path unfinished() {
        return place.folder().resolve("cluster-is-unfinished");
    }

    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder() {
        var durable = place.disposable() ? "off" : "on";
        var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPort(place.port())
                .setDataDirectory(dataFolder())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WITHIN)
                .setOutputRedirector(Redirect.appendTo(log()))
                .setErrorRedirector(Redirect.appendTo(log()))
                // The same order and case rules on every machine, whatever locales it has.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", listenAddresses())
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", MAX_CONNECTIONS)
                // Which statements are made how often: create extension pg_stat_statements shows it.
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable);
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    private String listenAddresses() {
        return place.isLoopbackIncluded() ? place.host() : Place.LOOPBACK + "," + place.host();
    }

    /** Where the cluster is; its {@code postmaster.pid} names the process in the first line. */
    public Path dataFolder() {
        return place.folder().resolve("cluster");
    }

    private File log() {
        return place.folder().resolve("postgres.log").toFile();
    }

    /** Stops the server, its sessions broken off and its data complete; {@link #start()} goes on with it. */
    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server = null;
        }
    }

    /** Makes the database unless it is there, and returns its JDBC URL; sign in as {@link #USER}. */
    @Override
    public String database(String name) {
        try (var connection = asSuperuser()) {
            Databases.create(connection, name);
            return "jdbc:postgresql://%s:%d/%s".formatted(Place.LOOPBACK, place.port(), name);
        } catch (SQLException e) {
            throw new EngineException("Database %s could not be made: %s".formatted(name, e.getMessage()), e);
        }
    }

    private void createUser() {
        try (var connection = asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                      if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s login password '%2$s';
                      end if;
                    end $$""".formatted(USER, PASSWORD));
        } catch (SQLException e) {
            throw new EngineException("User %s could not be made: %s".formatted(USER, e.getMessage()), e);
        }
    }

    private Connection asSuperuser() throws SQLException {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("PostgreSQL is stopped");
        }
        return running.getPostgresDatabase().getConnection();
    }

    public int port() {
        return place.port();
    }

    /** Stops the server and deletes temporary data. */
    @Override
    public void close() {
        stop();
        place.deleteIfDisposable();
    }
}
