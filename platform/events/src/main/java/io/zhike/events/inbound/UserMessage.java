package io.zhike.events.inbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user wrote.
 *
 * @param msgId WeChat's MsgId as its exact text; null where the push had none
 * @param businessId WeChat's BusinessId; null where the push had none
 * @param handedOver WeChat was told to hand the message to its own web tool, where somebody answers it: nobody does here
 */
public record UserMessage(
        UUID id,
        String appId,
        String openId,
        Instant createdAt,
        Instant receivedAt,
        @Nullable String msgId,
        MessageContent content,
        @Nullable String businessId,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean handedOver)
        implements InboundEvent {}
