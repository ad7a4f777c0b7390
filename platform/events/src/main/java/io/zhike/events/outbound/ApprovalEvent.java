package io.zhike.events.outbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.Event;
import java.util.UUID;

/** What quota-service lets sender-service do: the topic {@code zhike.outbound.approved}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplyApproved.class, name = "zhike.reply-approved.v1"),
    @JsonSubTypes.Type(value = ReplyWithdrawn.class, name = "zhike.reply-withdrawn.v1")
})
public sealed interface ApprovalEvent extends Event permits ReplyApproved, ReplyWithdrawn {

    /** The reply, by the id that whoever wrote it gave it. */
    UUID replyId();
}
