package io.zhike.agent.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.agent.webhook.RetryRule.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Makes one attempt, between the transaction that claimed it and the one that notes what came of it. */
@ApplicationScoped
class SendDelivery {

    private final WebhookClient client;
    private final Deliveries deliveries;
    private final MeterRegistry meters;

    SendDelivery(WebhookClient client, Deliveries deliveries, MeterRegistry meters) {
        this.client = client;
        this.deliveries = deliveries;
        this.meters = meters;
    }

    void send(Claim claim) {
        deliveries.end(claim, client.send(claim)).ifPresent(outcome -> count(claim.appId(), outcome));
    }

    private void count(String appId, Outcome outcome) {
        String result = outcome.getClass().getSimpleName().toUpperCase(Locale.ROOT);
        meters.counter("zhike.webhook.attempts", "app", appId, "result", result).increment();
    }
}
