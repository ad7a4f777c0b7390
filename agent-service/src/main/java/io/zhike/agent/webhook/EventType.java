package io.zhike.agent.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationEvent;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.conversation.WindowClosing;
import io.zhike.events.conversation.WindowLost;

/** What an endpoint may be told of, by the names that integrators know. */
enum EventType {
    @JsonProperty("conversation.changed")
    CONVERSATION_CHANGED("conversation.changed"),
    @JsonProperty("window.closing")
    WINDOW_CLOSING("window.closing"),
    @JsonProperty("window.lost")
    WINDOW_LOST("window.lost"),
    @JsonProperty("user.erased")
    USER_ERASED("user.erased");

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    static EventType of(ConversationEvent event) {
        return switch (event) {
            case ConversationChanged _ -> CONVERSATION_CHANGED;
            case WindowClosing _ -> WINDOW_CLOSING;
            case WindowLost _ -> WINDOW_LOST;
            case UserErased _ -> USER_ERASED;
        };
    }

    String wireName() {
        return wireName;
    }
}
