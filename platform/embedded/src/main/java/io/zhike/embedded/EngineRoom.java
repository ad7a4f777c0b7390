package io.zhike.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * Where the engines of {@link Engines} run: in the system class loader, once per JVM. Public for that one's reflection
 * only. An order is a list of words, the first one says what to do.
 */
public final class EngineRoom implements Function<List<String>, String> {

    private static final EngineRoom ROOM = new EngineRoom();
    private static final boolean CONTAINERS = "containers".equals(System.getenv("ZHIKE_ENGINES"));

    private @Nullable PostgresEngine postgres;
    private @Nullable KafkaEngine kafka;
    private @Nullable EmbeddedOidc oidc;
    private int databases;

    private EngineRoom() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "engines-stop"));
    }

    public static EngineRoom open() {
        return ROOM;
    }

    /** The engines' threads are to see this class's loader, not that of a test which Quarkus closes. */
    @Override
    public synchronized String apply(List<String> order) {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(EngineRoom.class.getClassLoader());
        try {
            return carryOut(order);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private String carryOut(List<String> order) {
        switch (order.getFirst()) {
            case "postgres.database" -> {
                return postgres().database(order.get(1) + "_" + ++databases);
            }
            case "postgres.stop" -> postgres().stop();
            case "postgres.start" -> postgres().start();
            case "kafka" -> {
                return kafka().bootstrapServers();
            }
            case "kafka.topic" -> kafka().createTopics(List.of(topic(order)));
            case "kafka.stop" -> kafka().stop();
            case "kafka.start" -> kafka().start();
            case "oidc" -> {
                return oidc().issuer();
            }
            default -> throw new IllegalArgumentException(order.getFirst());
        }
        return "";
    }

    private static NewTopic topic(List<String> order) {
        return new NewTopic(order.get(1), Integer.parseInt(order.get(2)), Topics.REPLICAS)
                .configs(pairs(order.subList(3, order.size())));
    }

    private static Map<String, String> pairs(List<String> words) {
        var pairs = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i += 2) {
            pairs.put(words.get(i), words.get(i + 1));
        }
        return pairs;
    }

    private PostgresEngine postgres() {
        if (postgres == null) {
            postgres = (CONTAINERS ? new ContainerPostgres() : new EmbeddedPostgres(Place.temporary())).start();
        }
        return postgres;
    }

    private KafkaEngine kafka() {
        if (kafka == null) {
            kafka = (CONTAINERS ? new ContainerKafka() : new EmbeddedKafka(Place.temporary())).start();
        }
        return kafka;
    }

    private EmbeddedOidc oidc() {
        if (oidc == null) {
            oidc = new EmbeddedOidc(Place.temporary()).start();
        }
        return oidc;
    }

    private synchronized void close() {
        if (oidc != null) {
            oidc.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
