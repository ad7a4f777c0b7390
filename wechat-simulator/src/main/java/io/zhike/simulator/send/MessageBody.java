package io.zhike.simulator.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.wechat.api.ErrorCode;
import io.zhike.wechat.api.OutgoingContent;
import org.jspecify.annotations.Nullable;

/** What a mini program's server posts to {@code custom/send}, as far as WeChat looks at it. */
sealed interface MessageBody {

    /**
     * A message that a phone can show.
     *
     * @param text how it reads in one line
     * @param content what stands in the type's own field
     * @param mediaId the picture that it needs; null where it needs none
     */
    record Understood(
            String openId,
            String type,
            String text,
            JsonNode content,
            @Nullable String mediaId) implements MessageBody {}

    record Rejected(ErrorCode code) implements MessageBody {}

    static MessageBody read(JsonNode body) {
        if (!body.isObject()) {
            return new Rejected(ErrorCode.BROKEN_JSON);
        }
        var openId = body.path("touser").asText();
        if (openId.isEmpty()) {
            return new Rejected(ErrorCode.INVALID_OPENID);
        }
        var type = body.path("msgtype").asText();
        var content = body.path(type);
        return switch (type) {
            case "text" -> text(openId, content);
            case "link" -> card(openId, type, content);
            case "msgmenu" -> menu(openId, content);
            case "image" ->
                new Understood(
                        openId, type, "", content, content.path("media_id").asText());
            case "miniprogrampage" -> page(openId, content);
            default -> new Rejected(ErrorCode.INVALID_MESSAGE_TYPE);
        };
    }

    private static MessageBody text(String openId, JsonNode content) {
        var text = content.path("content").asText();
        if (text.isEmpty()) {
            return new Rejected(ErrorCode.EMPTY_CONTENT);
        }
        if (text.getBytes(UTF_8).length > OutgoingContent.Text.MAX_BYTES) {
            return new Rejected(ErrorCode.CONTENT_TOO_LONG);
        }
        return new Understood(openId, "text", text, content, null);
    }

    private static MessageBody card(String openId, String type, JsonNode content) {
        var title = content.path("title").asText();
        return title.isEmpty()
                ? new Rejected(ErrorCode.INVALID_PARAMETER)
                : new Understood(openId, type, title, content, null);
    }

    private static MessageBody page(String openId, JsonNode content) {
        var title = content.path("title").asText();
        return title.isEmpty() || content.path("pagepath").asText().isEmpty()
                ? new Rejected(ErrorCode.INVALID_PARAMETER)
                : new Understood(
                        openId,
                        "miniprogrampage",
                        title,
                        content,
                        content.path("thumb_media_id").asText());
    }

    private static MessageBody menu(String openId, JsonNode content) {
        return content.path("list").isEmpty()
                ? new Rejected(ErrorCode.INVALID_PARAMETER)
                : new Understood(openId, "msgmenu", content.path("head_content").asText(), content, null);
    }
}
