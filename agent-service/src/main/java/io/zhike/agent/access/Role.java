package io.zhike.agent.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What someone may do in a mini program. */
public enum Role {
    @JsonProperty("agent")
    AGENT,
    /** Sees all of it, takes over, ends, binds agents, sets reception. */
    @JsonProperty("admin")
    ADMIN
}
