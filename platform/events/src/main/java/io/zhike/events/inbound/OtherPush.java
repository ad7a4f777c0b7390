package io.zhike.events.inbound;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Any other push, kept whole for integrators.
 *
 * @param msgType WeChat's MsgType
 * @param event WeChat's Event; null where MsgType is not {@code event}
 * @param fields every field of the decrypted push by its name, nested values as JSON text
 */
public record OtherPush(
        UUID id,
        String appId,
        String openId,
        Instant createdAt,
        Instant receivedAt,
        String msgType,
        @Nullable String event,
        Map<String, String> fields)
        implements InboundEvent {

    public OtherPush {
        fields = Map.copyOf(fields);
    }
}
