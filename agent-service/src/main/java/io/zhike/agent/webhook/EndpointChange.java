package io.zhike.agent.webhook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be otherwise of an endpoint; null stays as it is.
 *
 * @param enabled true also where the service itself disabled it
 */
record EndpointChange(
        @Nullable @Size(max = EndpointRow.LONGEST_URL) String url,
        @Nullable @Size(min = 1) Set<@NotNull EventType> events,
        @Nullable Boolean enabled) {}
