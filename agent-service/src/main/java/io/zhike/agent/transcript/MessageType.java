package io.zhike.agent.transcript;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of thing a message is. */
public enum MessageType {
    @JsonProperty("text")
    TEXT,
    /** A picture. */
    @JsonProperty("image")
    IMAGE,
    /** A mini program's card. */
    @JsonProperty("miniprogrampage")
    MINIPROGRAMPAGE,
    /** A card that leads to a web page. */
    @JsonProperty("link")
    LINK,
    /** Choices. */
    @JsonProperty("msgmenu")
    MENU,
    /** The user entered the session: nothing was said. */
    @JsonProperty("entered")
    ENTERED,
    /** 备注: said among people, and never to the user. */
    @JsonProperty("note")
    NOTE
}
