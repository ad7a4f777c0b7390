package io.zhike.service;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether Kafka can be reached; the service is ready either way: it goes on with what it has, and catches up later. */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(1).toMillis();

    private final Admin kafka;

    KafkaReadiness(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        kafka = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
    }

    @PreDestroy
    void close() {
        kafka.close(Duration.ZERO);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka")
                .up()
                .withData("reachable", isReachable())
                .build();
    }

    private boolean isReachable() {
        try {
            kafka.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                    .clusterId()
                    .get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
