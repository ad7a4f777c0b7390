package io.zhike.events.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user wrote.
 *
 * @param msgId WeChat's MsgId as its exact text; null where the push had none
 * @param businessId WeChat's BusinessId; null where the push had none
 */
public record UserMessage(
        UUID id,
        String appId,
        String openId,
        Instant createdAt,
        Instant receivedAt,
        @Nullable String msgId,
        MessageContent content,
        @Nullable String businessId)
        implements InboundEvent {}
