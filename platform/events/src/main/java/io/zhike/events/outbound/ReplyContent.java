package io.zhike.events.outbound;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reply holds. Lengths but that of a text are WeChat's to judge. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplyContent.Text.class, name = "text"),
    @JsonSubTypes.Type(value = ReplyContent.Image.class, name = "image"),
    @JsonSubTypes.Type(value = ReplyContent.Link.class, name = "link"),
    @JsonSubTypes.Type(value = ReplyContent.MiniProgramPage.class, name = "miniprogrampage"),
    @JsonSubTypes.Type(value = ReplyContent.Menu.class, name = "msgmenu")
})
public sealed interface ReplyContent {

    /** Written words, at most {@value #MAX_BYTES} bytes of UTF-8 (WeChat's errcode 45002 beyond that). */
    record Text(String text) implements ReplyContent {
        public static final int MAX_BYTES = 2048;
    }

    /**
     * A picture.
     *
     * @param mediaId by which agent-service keeps it; WeChat's own id is made when it is sent
     */
    record Image(UUID mediaId) implements ReplyContent {}

    /**
     * A card that leads to a web page.
     *
     * @param description may be empty
     * @param thumbUrl address of the card's picture; may be empty
     */
    record Link(String title, String description, String url, String thumbUrl) implements ReplyContent {}

    /**
     * A card that leads to a page of the app itself.
     *
     * @param pagePath as in the app's {@code app.json}, with its parameters
     * @param thumbMediaId the card's picture, see {@link Image}
     */
    record MiniProgramPage(String title, String pagePath, UUID thumbMediaId) implements ReplyContent {}

    /**
     * Choices that the user taps, or answers by number where the app has no such messages.
     *
     * @param head what stands above them; null for nothing
     * @param tail what stands below them; null for nothing
     */
    record Menu(
            @Nullable String head,
            List<Choice> choices,
            @Nullable String tail) implements ReplyContent {

        public Menu {
            choices = List.copyOf(choices);
        }

        /** @param id what comes back when it is tapped */
        public record Choice(String id, String text) {}
    }
}
