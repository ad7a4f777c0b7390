package io.zhike.routing.reception;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A part of an app's reception, by the field that holds it in the whole document. */
public enum Part {
    @JsonProperty("general")
    GENERAL,
    @JsonProperty("rules")
    RULES,
    @JsonProperty("menu")
    MENU,
    @JsonProperty("questions")
    QUESTIONS,
    @JsonProperty("hours")
    HOURS,
    @JsonProperty("entries")
    ENTRIES,
    /** All of it: an import, or the return to an earlier version. */
    @JsonProperty("document")
    DOCUMENT
}
