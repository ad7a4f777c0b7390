package io.zhike.agent.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint, as administrators see it.
 *
 * @param disabledBecause null while it is enabled
 * @param failingSince the first failed attempt after the last one that succeeded; null where that one was the last
 * @param oldSecretUntil until when what it is sent is signed with the secret before the present one too; null where it is not
 * @param secret shown when it is new, and null from then on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Endpoint(
        UUID id,
        String url,
        List<EventType> events,
        boolean enabled,
        @Nullable DisabledBecause disabledBecause,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince,
        @Nullable Instant oldSecretUntil,
        String createdBy,
        Instant createdAt,
        @Nullable WebhookSecret secret) {

    Endpoint showing(WebhookSecret shown) {
        return new Endpoint(
                id,
                url,
                events,
                enabled,
                disabledBecause,
                disabledAt,
                failingSince,
                oldSecretUntil,
                createdBy,
                createdAt,
                shown);
    }
}
