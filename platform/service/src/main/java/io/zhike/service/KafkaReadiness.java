package io.zhike.service;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Says whether Kafka can be reached and has the topics that this service reads; a consumer of a missing topic waits in
 * silence. The service is ready either way: it goes on with what it has, and catches up later.
 */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(KafkaReadiness.class);
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(1).toMillis();
    private static final Pattern TOPIC_SETTING = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topic");

    private final Admin kafka;
    private final Set<String> topics;
    private volatile Set<String> missing = Set.of();

    /** @param settings those of every Kafka client of this service, {@code kafka.*} */
    KafkaReadiness(@Identifier("default-kafka-broker") Map<String, Object> settings, Config config) {
        kafka = Admin.create(settings);
        topics = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> TOPIC_SETTING.matcher(name).matches())
                .map(name -> config.getValue(name, String.class))
                .collect(Collectors.toSet());
    }

    @PreDestroy
    void close() {
        kafka.close(Duration.ZERO);
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("kafka").up();
        try {
            note(without(kafka.listTopics(new ListTopicsOptions().timeoutMs(PATIENCE_MILLIS))
                    .names()
                    .get()));
            response.withData("reachable", true);
        } catch (ExecutionException e) {
            response.withData("reachable", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.withData("reachable", false);
        }
        if (!missing.isEmpty()) {
            response.withData("missingTopics", String.join(",", missing));
        }
        return response.build();
    }

    private Set<String> without(Set<String> present) {
        Set<String> absent = new TreeSet<>(topics);
        absent.removeAll(present);
        return absent;
    }

    /** Says it once, not at every probe. */
    private void note(Set<String> nowMissing) {
        var gone = new HashSet<>(nowMissing);
        gone.removeAll(missing);
        missing = nowMissing;
        if (!gone.isEmpty()) {
            LOG.errorf("Kafka has no such topics, or this service may not read them. topics=%s", gone);
        }
    }
}
