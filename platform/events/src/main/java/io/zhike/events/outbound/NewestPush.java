package io.zhike.events.outbound;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The newest push that grants replies and that a reply's asker has seen, so that quota-service can apply its grant
 * although {@code zhike.inbound} is late there.
 *
 * @param eventId the id of the push's event
 * @param kind what it grants by
 * @param createdAt WeChat's CreateTime
 * @param receivedAt when the gateway received it
 */
public record NewestPush(UUID eventId, Kind kind, Instant createdAt, Instant receivedAt) {

    /** What a push grants by. */
    public enum Kind {
        ENTERED,
        MESSAGE
    }

    /** The push in these words; empty where it grants nothing. */
    public static Optional<NewestPush> of(InboundEvent push) {
        return switch (push) {
            case UserMessage message -> Optional.of(of(message, Kind.MESSAGE));
            case SessionEntered entered -> Optional.of(of(entered, Kind.ENTERED));
            case OtherPush other -> Optional.empty();
        };
    }

    private static NewestPush of(InboundEvent push, Kind kind) {
        return new NewestPush(push.id(), kind, push.createdAt(), push.receivedAt());
    }
}
