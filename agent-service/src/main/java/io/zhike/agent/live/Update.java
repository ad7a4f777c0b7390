package io.zhike.agent.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.agent.conversation.ConversationView;
import java.util.UUID;

/** What an open workbench is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Update.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Update.OfConversation.class, name = "conversation"),
    @JsonSubTypes.Type(value = Update.Gone.class, name = "gone")
})
sealed interface Update {

    /** From now on nothing is missed. */
    record Ready() implements Update {}

    /** The conversation as it is now; its new messages are to be read. */
    record OfConversation(ConversationView conversation) implements Update {}

    /** The conversation is none that they may see, whether they saw it before or not. */
    record Gone(UUID id) implements Update {}
}
