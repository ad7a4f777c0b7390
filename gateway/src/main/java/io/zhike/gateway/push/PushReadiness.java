package io.zhike.gateway.push;

import io.zhike.gateway.inbound.InboundTopic;
import io.zhike.gateway.spool.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The gateway is ready while Kafka or its spool can take a push. */
@Readiness
@ApplicationScoped
class PushReadiness implements HealthCheck {

    private final InboundTopic inbound;
    private final Spool spool;
    private final Clock clock;

    PushReadiness(InboundTopic inbound, Spool spool, Clock clock) {
        this.inbound = inbound;
        this.spool = spool;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var kafkaTakes = !inbound.isAway() && spool.isEmpty();
        return HealthCheckResponse.named("pushes are taken")
                .status(kafkaTakes || spool.isTaking())
                .withData("kafka", !inbound.isAway())
                .withData("spool", spool.isTaking())
                .withData("waitingPushes", spool.depth())
                .withData("longestWaitSeconds", spool.age(clock.instant()).toSeconds())
                .build();
    }
}
