package io.zhike.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of the system: an engine, or a service with a process of its own. */
public enum Part {
    POSTGRES("PostgreSQL", 15432, null),
    KAFKA("Kafka", 19092, null),
    OIDC("OpenID Connect provider", 8095, null),
    SIMULATOR("WeChat simulator", 8090, "wechat-simulator"),
    ROUTING("routing-service", 8081, "routing-service"),
    QUOTA("quota-service", 8082, "quota-service"),
    AGENT("agent-service", 8083, "agent-service"),
    SENDER("sender-service", 8084, "sender-service"),
    GATEWAY("gateway", 8080, "gateway");

    private final String label;
    private final int defaultPort;
    private final @Nullable String module;

    Part(String label, int defaultPort, @Nullable String module) {
        this.label = label;
        this.defaultPort = defaultPort;
        this.module = module;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** The environment variable that moves it to another port. */
    String portVariable() {
        return "ZHIKE_" + name() + "_PORT";
    }

    /** The environment variable that has a service wait for a debugger's call on that port of this machine. */
    String debugVariable() {
        return "ZHIKE_" + name() + "_DEBUG";
    }

    /** The folder of its sources, and its name for files; empty for an engine. */
    Optional<String> module() {
        return Optional.ofNullable(module);
    }

    boolean isService() {
        return module != null;
    }

    static List<Part> services() {
        return Arrays.stream(values()).filter(Part::isService).toList();
    }
}
