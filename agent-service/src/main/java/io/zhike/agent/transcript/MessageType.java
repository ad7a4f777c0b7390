package io.zhike.agent.transcript;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of thing a message is. */
public enum MessageType {
    @JsonProperty("text")
    TEXT,
    /** The user entered the session: nothing was said. */
    @JsonProperty("entered")
    ENTERED
}
