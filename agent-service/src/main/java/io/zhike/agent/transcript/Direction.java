package io.zhike.agent.transcript;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way a message went. */
public enum Direction {
    /** From the user. */
    @JsonProperty("in")
    IN,
    /** To the user. */
    @JsonProperty("out")
    OUT,
    /** Between people of the desk. */
    @JsonProperty("internal")
    INTERNAL
}
