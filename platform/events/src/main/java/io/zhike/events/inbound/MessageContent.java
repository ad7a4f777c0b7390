package io.zhike.events.inbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a user's message holds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MessageContent.Text.class, name = "text"),
    @JsonSubTypes.Type(value = MessageContent.Image.class, name = "image"),
    @JsonSubTypes.Type(value = MessageContent.MiniProgramPage.class, name = "miniprogrampage")
})
public sealed interface MessageContent {

    /**
     * Written words, as the user wrote them.
     *
     * @param menuChoice the {@code ReplyContent.Menu.Choice} that the user tapped, by its id; null where they wrote
     *     themselves
     */
    record Text(String text, @Nullable String menuChoice) implements MessageContent {

        public Text(String text) {
            this(text, null);
        }
    }

    /**
     * A picture, which WeChat keeps for three days.
     *
     * @param mediaId what WeChat gives the picture for
     * @param pictureUrl WeChat's PicUrl; nothing here fetches it. Null where the push had none
     */
    record Image(String mediaId, @Nullable String pictureUrl) implements MessageContent {}

    /**
     * A mini program's card that the user sent into the chat.
     *
     * @param appId the mini program that the card leads to
     * @param pagePath the page that it leads to, with its parameters
     * @param thumbUrl WeChat's address of the card's picture; nothing here fetches it. Null where the push had none
     * @param thumbMediaId what WeChat gives that picture for; null where the push had none
     */
    record MiniProgramPage(
            String title,
            String appId,
            String pagePath,
            @Nullable String thumbUrl,
            @Nullable String thumbMediaId) implements MessageContent {}
}
