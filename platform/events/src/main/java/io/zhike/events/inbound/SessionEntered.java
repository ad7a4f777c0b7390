package io.zhike.events.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user pressed the contact button (WeChat's {@code user_enter_tempsession}) and has not written yet.
 *
 * @param sessionFrom what the mini program's page gave the button; null where it gave nothing
 */
public record SessionEntered(
        UUID id,
        String appId,
        String openId,
        Instant createdAt,
        Instant receivedAt,
        @Nullable String sessionFrom) implements InboundEvent {}
