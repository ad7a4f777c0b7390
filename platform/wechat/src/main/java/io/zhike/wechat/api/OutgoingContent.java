package io.zhike.wechat.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a message to a user holds. Lengths are WeChat's to judge, but for {@link Text#MAX_BYTES}. Source: WeChat's page
 * on {@code custom/send}.
 */
public sealed interface OutgoingContent {

    /** The name on the wire: the value of {@code msgtype} and the field beside it that holds the content. */
    default String type() {
        return switch (this) {
            case Text _ -> "text";
            case Image _ -> "image";
            case Link _ -> "link";
            case MiniProgramPage _ -> "miniprogrampage";
            case Menu _ -> "msgmenu";
        };
    }

    /** @param content may hold {@code <a data-miniprogram-appid data-miniprogram-path href>} links */
    record Text(String content) implements OutgoingContent {

        /** The longest text that WeChat takes, in bytes of UTF-8. */
        public static final int MAX_BYTES = 2048;
    }

    record Image(@JsonProperty("media_id") String mediaId) implements OutgoingContent {}

    record Link(
            String title,
            String description,
            String url,
            @JsonProperty("thumb_url") String thumbUrl) implements OutgoingContent {}

    record MiniProgramPage(
            String title,
            @JsonProperty("pagepath") String pagePath,
            @JsonProperty("thumb_media_id") String thumbMediaId)
            implements OutgoingContent {}

    /** Choices that the user taps. Whether mini programs may send it is not certain. */
    record Menu(
            @JsonProperty("head_content") String head,
            @JsonProperty("list") List<Choice> choices,
            @JsonProperty("tail_content") String tail)
            implements OutgoingContent {

        public Menu {
            choices = List.copyOf(choices);
        }

        public record Choice(String id, String content) {}
    }
}
