package io.zhike.routing.keyword;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a keyword is looked for. */
public enum Match {
    /** 全匹配: the message is the keyword and nothing else. */
    @JsonProperty("exact")
    EXACT,
    /** 半匹配: the message holds the keyword. */
    @JsonProperty("contains")
    CONTAINS
}
