package io.zhike.agent.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.agent.conversation.ConversationView;

/** What an open workbench is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Update.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Update.OfConversation.class, name = "conversation")
})
sealed interface Update {

    /** From now on nothing is missed. */
    record Ready() implements Update {}

    /** The conversation as it is now; its new messages are to be read. */
    record OfConversation(ConversationView conversation) implements Update {}
}
