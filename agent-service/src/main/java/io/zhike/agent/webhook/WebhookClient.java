package io.zhike.agent.webhook;

import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends what is signed to endpoints. Source of the headers: Standard Webhooks 1.0.0. */
@ApplicationScoped
class WebhookClient {

    private final DestinationRule rule;
    private final CheckedHttp http;
    private final Clock clock;

    WebhookClient(WebhookConfig config, Clock clock) {
        this.rule = new DestinationRule(
                config.allowHttp(),
                config.allowPrivateAddresses(),
                config.allowedNetworks().orElse(List.of()));
        this.http = new CheckedHttp(InetAddress::getAllByName, rule, config.timeout(), new HttpClientOptions());
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /** What is wrong with a URL, as a sentence goes on after its name; empty where nothing is. */
    Optional<String> objectionTo(String url) {
        return rule.objectionTo(url);
    }

    Answer send(Claim claim) {
        // What was allowed when it was saved may not be any more.
        if (rule.objectionTo(claim.url()).isPresent()) {
            return new Answer.None(CallFailure.URL_REFUSED);
        }
        Instant now = clock.instant();
        Map<String, String> headers = Map.of(
                "content-type", "application/json",
                "user-agent", "Zhike",
                "webhook-id", claim.id(),
                "webhook-timestamp", Long.toString(now.getEpochSecond()),
                "webhook-signature", WebhookSecret.signatures(claim.secrets(), claim.id(), now, claim.body()));
        return http.post(new CheckedHttp.Letter(URI.create(claim.url()), headers, claim.body(), claim.attempt() - 1));
    }
}
