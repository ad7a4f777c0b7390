package io.zhike.agent.transcript;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.outbound.ReplyContent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a message holds that is no mere text, as callers read it. Pictures are those of {@code /api/media/{id}}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Content.Link.class, name = "link"),
    @JsonSubTypes.Type(value = Content.MiniProgramPage.class, name = "miniprogrampage"),
    @JsonSubTypes.Type(value = Content.Menu.class, name = "msgmenu")
})
public sealed interface Content {

    record Image(UUID mediaId) implements Content {}

    record Link(String title, String description, String url, String thumbUrl) implements Content {}

    /**
     * A mini program's card.
     *
     * @param appId the mini program that it leads to; null for the conversation's own
     * @param thumbMediaId its picture; null where it has none
     */
    record MiniProgramPage(
            String title,
            @Nullable String appId,
            String pagePath,
            @Nullable UUID thumbMediaId) implements Content {}

    record Menu(
            @Nullable String head,
            List<ReplyContent.Menu.Choice> choices,
            @Nullable String tail) implements Content {

        public Menu {
            choices = List.copyOf(choices);
        }
    }

    /**
     * What a user sent; null for a text.
     *
     * @param message its id, which its picture has too
     */
    static @Nullable Content of(MessageContent content, UUID message) {
        return switch (content) {
            case MessageContent.Text _ -> null;
            case MessageContent.Image _ -> new Image(message);
            case MessageContent.MiniProgramPage(String title, String appId, String pagePath, var _, var thumb) ->
                new MiniProgramPage(title, appId, pagePath, thumb == null ? null : message);
        };
    }

    /** What was said to a user; null for a text. */
    static @Nullable Content of(ReplyContent content) {
        return switch (content) {
            case ReplyContent.Text _ -> null;
            case ReplyContent.Image(UUID mediaId) -> new Image(mediaId);
            case ReplyContent.Link(var title, var description, var url, var thumbUrl) ->
                new Link(title, description, url, thumbUrl);
            case ReplyContent.MiniProgramPage(String title, String pagePath, UUID thumb) ->
                new MiniProgramPage(title, null, pagePath, thumb);
            case ReplyContent.Menu(var head, var choices, var tail) -> new Menu(head, choices, tail);
        };
    }
}
