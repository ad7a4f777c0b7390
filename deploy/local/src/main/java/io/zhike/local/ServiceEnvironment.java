package io.zhike.local;

import io.zhike.embedded.EmbeddedOidc;
import io.zhike.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every service is told: the environment of whoever started the system, and over it where the others are. The names
 * are those of the settings that the services read (MicroProfile Config's rule for the environment).
 */
record ServiceEnvironment(StackOptions options, String issuer, Path appsFile, Map<Part, String> databases) {

    Map<String, String> of(Part part) {
        var environment = new HashMap<>(options.environment());
        // They are ours; to a service they would be settings that it does not know.
        for (var other : Part.values()) {
            environment.remove(other.portVariable());
            environment.remove(other.debugVariable());
        }
        environment.put("QUARKUS_HTTP_HOST", options.host());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(options.ports().of(part)));
        environment.merge(
                "SMALLRYE_CONFIG_LOCATIONS", appsFile.toUri().toString(), (theirs, ours) -> theirs + "," + ours);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", options.address(Part.KAFKA));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer);
        environment.put("ZHIKE_SERVICES_GATEWAY_URL", options.url(Part.GATEWAY));
        environment.put("ZHIKE_SERVICES_ROUTING_URL", options.url(Part.ROUTING));
        environment.put("ZHIKE_SERVICES_QUOTA_URL", options.url(Part.QUOTA));
        environment.put("ZHIKE_SERVICES_SENDER_URL", options.url(Part.SENDER));
        environment.put("ZHIKE_SERVICES_AGENT_URL", options.url(Part.AGENT));
        if (options.simulator()) {
            environment.putIfAbsent("ZHIKE_WECHAT_API_URL", options.url(Part.SIMULATOR));
            environment.put("ZHIKE_SIMULATOR_GATEWAY_URL", options.url(Part.GATEWAY));
        }
        if (databases.containsKey(part)) {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", databases.get(part));
            environment.put("QUARKUS_DATASOURCE_USERNAME", EmbeddedPostgres.USER);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", EmbeddedPostgres.PASSWORD);
        }
        // While everything starts at once on a small machine, ten seconds are not enough for every answer.
        environment.putIfAbsent("QUARKUS_OIDC_CONNECTION_TIMEOUT", "PT60S");
        if (part == Part.GATEWAY) {
            var spool = options.data().resolve("gateway").resolve("spool.db");
            environment.putIfAbsent("ZHIKE_GATEWAY_SPOOL_FILE", spool.toString());
        }
        if (part == Part.AGENT) {
            environment.putIfAbsent("ZHIKE_SESSION_SECRET", "secret-of-sessions-on-this-machine-alone");
        }
        if (part == Part.AGENT || part == Part.SENDER) {
            environment.putIfAbsent("QUARKUS_OIDC_CLIENT_CONNECTION_TIMEOUT", "PT60S");
            environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer);
            environment.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", EmbeddedOidc.SERVICES_CLIENT);
            environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", EmbeddedOidc.SERVICES_SECRET);
        }
        return environment;
    }

    /** What the system itself tells the service, as lines that a shell reads: with it the service can be run by hand. */
    String asShell(Part part) {
        return of(part).entrySet().stream()
                .filter(variable ->
                        !variable.getValue().equals(options.environment().get(variable.getKey())))
                .map(variable -> "%s='%s'%n"
                        .formatted(variable.getKey(), variable.getValue().replace("'", "'\\''")))
                .sorted()
                .collect(Collectors.joining());
    }
}
