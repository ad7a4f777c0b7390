package io.zhike.agent.transcript;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who speaks in a message. */
public enum Source {
    @JsonProperty("user")
    USER,
    @JsonProperty("robot")
    ROBOT,
    /** The desk itself. */
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("agent")
    AGENT;

    /** Whether what they say is an answer to the user. */
    public boolean answers() {
        return this == AGENT || this == ROBOT;
    }
}
