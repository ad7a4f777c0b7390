package io.zhike.routing.reception;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is dangerous about settings, though it may be meant so. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClosedTooLong.class, name = "closedTooLong"),
    @JsonSubTypes.Type(value = Shadowed.class, name = "shadowed")
})
sealed interface Warning permits ClosedTooLong, Shadowed {

    /** What it is, in Chinese. */
    String zh();

    /** The same in English. */
    String en();
}
