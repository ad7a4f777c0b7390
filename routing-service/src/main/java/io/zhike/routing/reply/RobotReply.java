package io.zhike.routing.reply;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.service.MessageText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** One message of the robot's, as an operator wrote it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RobotReply.Text.class, name = "text"),
    @JsonSubTypes.Type(value = RobotReply.Image.class, name = "image"),
    @JsonSubTypes.Type(value = RobotReply.Link.class, name = "link"),
    @JsonSubTypes.Type(value = RobotReply.MiniProgramPage.class, name = "miniprogrampage")
})
public sealed interface RobotReply {

    /** As it is asked for. */
    ReplyContent content();

    /** Written words; they may link to pages of the app itself. */
    record Text(@NotNull @MessageText String text) implements RobotReply {

        @Override
        public ReplyContent content() {
            return new ReplyContent.Text(text);
        }
    }

    /**
     * A picture.
     *
     * @param mediaId by which agent-service keeps it
     */
    record Image(@NotNull UUID mediaId) implements RobotReply {

        @Override
        public ReplyContent content() {
            return new ReplyContent.Image(mediaId);
        }
    }

    /**
     * A card that leads to a web page.
     *
     * @param description empty where left out
     * @param thumbUrl the address of the card's picture; empty where left out
     */
    record Link(
            @NotBlank @Size(max = 200) String title,
            @Size(max = 500) String description,

            @NotNull @Pattern(regexp = "https?://\\S+") @Size(max = 2000)
            String url,

            @Pattern(regexp = "(https?://\\S+)?") @Size(max = 2000)
            String thumbUrl)
            implements RobotReply {

        public Link {
            description = description == null ? "" : description;
            thumbUrl = thumbUrl == null ? "" : thumbUrl;
        }

        @Override
        public ReplyContent content() {
            return new ReplyContent.Link(title, description, url, thumbUrl);
        }
    }

    /**
     * A card that leads to a page of the app itself.
     *
     * @param pagePath as in the app's {@code app.json}, with its parameters
     * @param thumbMediaId the card's picture, see {@link Image}
     */
    record MiniProgramPage(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 1000) String pagePath,
            @NotNull UUID thumbMediaId)
            implements RobotReply {

        @Override
        public ReplyContent content() {
            return new ReplyContent.MiniProgramPage(title, pagePath, thumbMediaId);
        }
    }
}
