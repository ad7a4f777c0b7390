package io.zhike.agent.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that an endpoint is sent, as administrators see it.
 *
 * @param id {@code webhook-id}
 * @param happenedAt when the event happened
 * @param attempts how often it was sent, or is being sent now
 * @param lastStatus what was answered last; null where nothing was
 * @param lastFailure why nothing was; null where something was, or nothing has come back yet
 * @param nextAttemptAt null where it is settled
 * @param settledAt null where it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Delivery(
        String id,
        String type,
        Instant happenedAt,
        DeliveryState state,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable CallFailure lastFailure,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant settledAt) {}
