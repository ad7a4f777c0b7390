package io.zhike.embedded;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings up what {@link WithEngines} asks for and tells the application where it is. Without the annotation it takes the
 * same as {@code initArgs}: {@code database}, {@code topics} and {@code oidc}.
 */
public final class EnginesResource implements QuarkusTestResourceConfigurableLifecycleManager<WithEngines> {

    private static final int PARTITIONS = 4;

    private String database = "";
    private List<String> topics = List.of();
    private boolean oidc;

    @Override
    public void init(WithEngines asked) {
        database = asked.database();
        topics = list(asked.topics());
        oidc = asked.oidc();
    }

    @Override
    public void init(Map<String, String> asked) {
        database = asked.getOrDefault("database", "");
        topics = list(asked.getOrDefault("topics", ""));
        oidc = Boolean.parseBoolean(asked.get("oidc"));
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<String, String>();
        if (!database.isEmpty()) {
            settings.put("quarkus.datasource.jdbc.url", Engines.newDatabase(database));
            settings.put("quarkus.datasource.username", EmbeddedPostgres.USER);
            settings.put("quarkus.datasource.password", EmbeddedPostgres.PASSWORD);
        }
        if (!topics.isEmpty()) {
            topics.forEach(EnginesResource::createTopic);
            settings.put("kafka.bootstrap.servers", Engines.kafka());
        }
        if (oidc) {
            settings.put("quarkus.oidc.auth-server-url", Engines.oidc());
            settings.put("quarkus.oidc-client.auth-server-url", Engines.oidc());
            settings.put("quarkus.oidc-client.client-id", EmbeddedOidc.SERVICES_CLIENT);
            settings.put("quarkus.oidc-client.credentials.secret", EmbeddedOidc.SERVICES_SECRET);
        }
        return settings;
    }

    private static List<String> list(String names) {
        return names.isBlank() ? List.of() : List.of(names.split(",", -1));
    }

    private static void createTopic(String asked) {
        var parts = asked.strip().split(":", 2);
        Engines.topic(parts[0], parts.length == 1 ? PARTITIONS : Integer.parseInt(parts[1]), Map.of());
    }

    /** The engines stay for the next test. */
    @Override
    public void stop() {}
}
