package io.zhike.events.outbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.Event;
import java.util.UUID;

/** How a reply ended: the topic {@code zhike.outbound.settled}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = ReplySettled.class, name = "zhike.reply-settled.v1"))
public sealed interface SettlementEvent extends Event permits ReplySettled {

    /** The reply, by the id that whoever wrote it gave it. */
    UUID replyId();
}
