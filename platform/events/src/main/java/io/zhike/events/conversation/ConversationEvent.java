package io.zhike.events.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.Event;

/** What agent-service says of conversations, and of the users whose they are. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConversationChanged.class, name = "zhike.conversation-changed.v1"),
    @JsonSubTypes.Type(value = WindowClosing.class, name = "zhike.window-closing.v1"),
    @JsonSubTypes.Type(value = WindowLost.class, name = "zhike.window-lost.v1"),
    @JsonSubTypes.Type(value = UserErased.class, name = "zhike.user-erased.v1")
})
public sealed interface ConversationEvent extends Event
        permits ConversationChanged, WindowClosing, WindowLost, UserErased {}
