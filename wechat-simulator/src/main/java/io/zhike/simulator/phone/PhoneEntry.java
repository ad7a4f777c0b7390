package io.zhike.simulator.phone;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.zhike.simulator.push.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line in a chat as the user sees it.
 *
 * @param number counts the lines of this chat
 * @param type as {@code MsgType} or {@code msgtype}; {@code notice} for WeChat's own words
 * @param text what is written there; the title of a card, empty for a picture
 * @param msgId null for what the user did not write
 * @param delivery null for what the user did not write
 * @param content what stands in the type's own field of {@code custom/send}; of what the user sent, the picture alone; null
 *     where there is nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PhoneEntry(
        long number,
        Direction direction,
        String type,
        String text,
        Instant at,
        @Nullable String msgId,
        @Nullable Delivery delivery,
        @Nullable JsonNode content) {

    enum Direction {
        /** From the user. */
        @JsonProperty("in")
        IN,
        /** To the user. */
        @JsonProperty("out")
        OUT,
        /** Said by WeChat itself. */
        @JsonProperty("notice")
        NOTICE
    }

    static PhoneEntry written(long number, UserMessage message, String msgId, String mediaId, Instant at) {
        return switch (message) {
            case UserMessage.Text text -> written(number, "text", text.text(), msgId, null, at);
            case UserMessage.Image _ -> written(number, "image", "", msgId, picture("media_id", mediaId), at);
            case UserMessage.MiniProgramPage page ->
                written(number, "miniprogrampage", page.title(), msgId, picture("thumb_media_id", mediaId), at);
        };
    }

    private static PhoneEntry written(
            long number, String type, String text, String msgId, @Nullable JsonNode content, Instant at) {
        return new PhoneEntry(number, Direction.IN, type, text, at, msgId, Delivery.PENDING, content);
    }

    /** As it stands in what the mini program sends. */
    private static JsonNode picture(String field, String mediaId) {
        return JsonNodeFactory.instance.objectNode().put(field, mediaId);
    }

    static PhoneEntry received(long number, String type, String text, JsonNode content, Instant at) {
        return new PhoneEntry(number, Direction.OUT, type, text, at, null, null, content);
    }

    static PhoneEntry notice(long number, String text, Instant at) {
        return new PhoneEntry(number, Direction.NOTICE, "notice", text, at, null, null, null);
    }

    PhoneEntry with(Delivery settled) {
        return new PhoneEntry(number, direction, type, text, at, msgId, settled, content);
    }
}
