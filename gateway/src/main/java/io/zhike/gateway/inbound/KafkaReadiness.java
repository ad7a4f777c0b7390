package io.zhike.gateway.inbound;

import io.zhike.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The gateway is ready while Kafka can take a push. */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {

    private final KafkaWatch kafka;

    KafkaReadiness(KafkaWatch kafka) {
        this.kafka = kafka;
    }

    @Override
    public HealthCheckResponse call() {
        var taking = !kafka.isAway();
        return HealthCheckResponse.named("Kafka takes pushes")
                .status(taking)
                .withData("topic", Topic.INBOUND.topicName())
                .build();
    }
}
