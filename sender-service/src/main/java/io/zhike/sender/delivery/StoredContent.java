package io.zhike.sender.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhike.events.outbound.ReplyContent;
import java.util.Optional;

/** A reply's content as its row holds it: JSON, in the form that it has on Kafka. */
final class StoredContent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredContent() {}

    static String write(ReplyContent content) {
        try {
            return JSON.writerFor(ReplyContent.class).writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A reply's content could not be written as JSON", e);
        }
    }

    /** Empty where a newer replica stored what this one does not know. */
    static Optional<ReplyContent> read(String json) {
        try {
            return Optional.of(JSON.readValue(json, ReplyContent.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
