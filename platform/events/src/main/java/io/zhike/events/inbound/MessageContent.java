package io.zhike.events.inbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a user's message holds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = MessageContent.Text.class, name = "text"))
public sealed interface MessageContent {

    /** Written words, as the user wrote them. */
    record Text(String text) implements MessageContent {}
}
