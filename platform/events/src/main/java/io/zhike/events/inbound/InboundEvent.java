package io.zhike.events.inbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.Event;
import java.time.Instant;

/** A push as WeChat sent it, verified and decrypted. Its id is derived from its content: a retried push has the same. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UserMessage.class, name = "zhike.user-message.v1"),
    @JsonSubTypes.Type(value = SessionEntered.class, name = "zhike.session-entered.v1"),
    @JsonSubTypes.Type(value = OtherPush.class, name = "zhike.other-push.v1")
})
public sealed interface InboundEvent extends Event permits UserMessage, SessionEntered, OtherPush {

    /** WeChat's CreateTime: whole seconds, by WeChat's clock. */
    Instant createdAt();

    /** When the gateway received it, by the gateway's clock. */
    Instant receivedAt();

    @Override
    default Instant time() {
        return receivedAt();
    }
}
