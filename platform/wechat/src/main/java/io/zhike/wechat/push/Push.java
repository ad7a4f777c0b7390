package io.zhike.wechat.push;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a user did in a mini program, as WeChat tells it. A field that WeChat left out is an empty text, but for those
 * that are marked nullable. Source: WeChat's page on receiving customer messages.
 */
public sealed interface Push {

    Envelope envelope();

    default String openId() {
        return envelope().openId();
    }

    default Instant createTime() {
        return envelope().createTime();
    }

    /** Whether the user said something; otherwise it is an event. */
    default boolean isMessage() {
        return switch (this) {
            case Text _, Image _, MiniProgramPage _ -> true;
            case SessionEntered _ -> false;
            case Other other -> other.event() == null;
        };
    }

    /**
     * What every push carries.
     *
     * @param toUserName the mini program's original id ({@code gh_...})
     * @param openId the user ({@code FromUserName})
     * @param createTime WeChat's clock, in whole seconds
     * @param msgId the exact text of the number or string that was sent; null for events, which have none
     * @param fields every field of the (decrypted) body by its name; {@code Outer.Inner} where nested and
     *     {@code Name[1]} for the second one of a name
     */
    record Envelope(
            String toUserName,
            String openId,
            Instant createTime,
            @Nullable String msgId,
            SortedMap<String, String> fields) {}

    record Text(Envelope envelope, String content) implements Push {}

    /** A picture; WeChat keeps both the address and the media id for three days. */
    record Image(Envelope envelope, String pictureUrl, String mediaId) implements Push {}

    /** A mini program's card that the user sent into the chat. */
    record MiniProgramPage(
            Envelope envelope, String title, String appId, String pagePath, String thumbUrl, String thumbMediaId)
            implements Push {}

    /**
     * The user entered the chat by the contact button ({@code user_enter_tempsession}).
     *
     * @param sessionFrom what the button carries in {@code session-from}; cut by WeChat at 1,000-odd characters
     */
    record SessionEntered(Envelope envelope, String sessionFrom) implements Push {}

    /**
     * Any other push.
     *
     * @param event null where {@code msgType} is not {@code event}
     */
    record Other(
            Envelope envelope, String msgType, @Nullable String event) implements Push {}

    /**
     * Gives the fields of a body their type.
     *
     * @throws MalformedPushException if one is missing that every push has
     */
    static Push of(SortedMap<String, String> fields) {
        var envelope = new Envelope(
                fields.getOrDefault("ToUserName", ""),
                required(fields, "FromUserName"),
                seconds(required(fields, "CreateTime")),
                fields.get("MsgId"),
                fields);
        var msgType = required(fields, "MsgType");
        var event = fields.get("Event");
        return switch (msgType) {
            case "text" -> new Text(envelope, optional(fields, "Content"));
            case "image" -> new Image(envelope, optional(fields, "PicUrl"), optional(fields, "MediaId"));
            case "miniprogrampage" ->
                new MiniProgramPage(
                        envelope,
                        optional(fields, "Title"),
                        optional(fields, "AppId"),
                        optional(fields, "PagePath"),
                        optional(fields, "ThumbUrl"),
                        optional(fields, "ThumbMediaId"));
            case "event" ->
                "user_enter_tempsession".equals(event)
                        ? new SessionEntered(envelope, optional(fields, "SessionFrom"))
                        : new Other(envelope, msgType, event);
            default -> new Other(envelope, msgType, null);
        };
    }

    private static String optional(SortedMap<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static String required(SortedMap<String, String> fields, String name) {
        var value = fields.get(name);
        if (value == null || value.isBlank()) {
            throw new MalformedPushException("The field " + name + " is missing");
        }
        return value;
    }

    private static Instant seconds(String text) {
        try {
            var seconds = Long.parseLong(text.strip());
            var endOf9999 = 253_402_300_799L; // the last second that every database and text format can hold
            if (seconds < 0 || seconds > endOf9999) {
                throw new MalformedPushException("The field CreateTime is out of range");
            }
            return Instant.ofEpochSecond(seconds);
        } catch (NumberFormatException e) {
            throw new MalformedPushException("The field CreateTime is not a number", e);
        }
    }
}
