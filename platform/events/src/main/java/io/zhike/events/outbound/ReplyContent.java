package io.zhike.events.outbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a reply holds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = ReplyContent.Text.class, name = "text"))
public sealed interface ReplyContent {

    /** Written words, at most {@value #MAX_BYTES} bytes of UTF-8 (WeChat's errcode 45002 beyond that). */
    record Text(String text) implements ReplyContent {
        public static final int MAX_BYTES = 2048;
    }
}
