package io.zhike.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The engines of this JVM's tests: each starts when it is first asked for, once, and goes with the JVM. With {@code
 * ZHIKE_ENGINES=containers} PostgreSQL and Kafka run in containers instead.
 *
 * <p>Quarkus loads a test's classes anew for every application that it starts, and closes their loader with it. The
 * engines therefore live in the system class loader, and only the JDK's types go between there and here.
 */
public final class Engines {

    private static final Function<List<String>, String> ROOM = room();

    private Engines() {}

    /** A database that nobody has used; its owner is {@link EmbeddedPostgres#USER}. The answer is its JDBC URL. */
    public static String newDatabase(String name) {
        return ROOM.apply(List.of("postgres.database", name));
    }

    /** Stops PostgreSQL until {@link #startPostgres()}; its databases stay. */
    public static void stopPostgres() {
        tell(List.of("postgres.stop"));
    }

    public static void startPostgres() {
        tell(List.of("postgres.start"));
    }

    /** The broker's bootstrap servers. */
    public static String kafka() {
        return ROOM.apply(List.of("kafka"));
    }

    /** Makes the topic unless it is there. Kafka is shared by all tests of the JVM. */
    public static void topic(String name, int partitions, Map<String, String> settings) {
        var words = new ArrayList<>(List.of("kafka.topic", name, Integer.toString(partitions)));
        settings.forEach((key, value) -> words.addAll(List.of(key, value)));
        tell(words);
    }

    /** Stops the broker until {@link #startKafka()}, which listens on the same port and has the same records. */
    public static void stopKafka() {
        tell(List.of("kafka.stop"));
    }

    public static void startKafka() {
        tell(List.of("kafka.start"));
    }

    /** The issuer of the OpenID Connect provider. */
    public static String oidc() {
        return ROOM.apply(List.of("oidc"));
    }

    /** Tokens of that provider, to call an API with. */
    public static Tokens tokens() {
        return new Tokens(oidc());
    }

    private static void tell(List<String> order) {
        var _ = ROOM.apply(order);
    }

    @SuppressWarnings("unchecked")
    private static Function<List<String>, String> room() {
        try {
            return (Function<List<String>, String>) ClassLoader.getSystemClassLoader()
                    .loadClass("io.zhike.embedded.EngineRoom")
                    .getMethod("open")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
