package io.zhike.events.outbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.Event;
import java.util.UUID;

/** What agent-service asks of quota-service: the topic {@code zhike.outbound.requested}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplyRequested.class, name = "zhike.reply-requested.v1"),
    @JsonSubTypes.Type(value = ReplyWithdrawn.class, name = "zhike.reply-withdrawn.v1")
})
public sealed interface RequestEvent extends Event permits ReplyRequested, ReplyWithdrawn {

    /** The reply, by the id that whoever wrote it gave it; the same from its request to its settlement. */
    UUID replyId();
}
