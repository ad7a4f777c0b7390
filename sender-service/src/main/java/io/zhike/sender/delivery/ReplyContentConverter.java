package io.zhike.sender.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhike.events.outbound.ReplyContent;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A reply's content as JSON, in the form that it has on Kafka. */
@Converter
class ReplyContentConverter implements AttributeConverter<@Nullable ReplyContent, @Nullable String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ReplyContent content) {
        try {
            return content == null ? null : JSON.writerFor(ReplyContent.class).writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A reply's content could not be written as JSON", e);
        }
    }

    @Override
    public @Nullable ReplyContent convertToEntityAttribute(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, ReplyContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored reply's content is not JSON", e);
        }
    }
}
