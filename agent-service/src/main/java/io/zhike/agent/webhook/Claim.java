package io.zhike.agent.webhook;

import java.util.List;
import java.util.UUID;

/**
 * An attempt to send something, which is this replica's for a while.
 *
 * @param id the delivery's, which is sent as {@code webhook-id}
 * @param attempt its number; what comes of it counts while there is none after it
 * @param secrets those with which it is signed
 */
record Claim(
        String id, UUID endpointId, String appId, int attempt, String url, List<WebhookSecret> secrets, String body) {

    Claim {
        secrets = List.copyOf(secrets);
    }
}
