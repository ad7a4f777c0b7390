package io.zhike.agent.transcript;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of thing a message is. */
public enum MessageType {
    @JsonProperty("text")
    TEXT,
    /** A picture from the user. */
    @JsonProperty("image")
    IMAGE,
    /** A mini program's card from the user. */
    @JsonProperty("miniprogrampage")
    MINIPROGRAMPAGE,
    /** The user entered the session: nothing was said. */
    @JsonProperty("entered")
    ENTERED
}
