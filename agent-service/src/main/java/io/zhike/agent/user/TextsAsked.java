package io.zhike.agent.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When each of the texts for waiting users was last asked for; null where it never was. */
public record TextsAsked(
        @Nullable Instant assigned,
        @Nullable Instant queued,
        @Nullable Instant offline,
        @Nullable Instant closed) {}
