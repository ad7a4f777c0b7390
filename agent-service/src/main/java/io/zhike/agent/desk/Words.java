package io.zhike.agent.desk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.service.MessageText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What someone wants to say. Its id is the client's own: sent again, it is the same message. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Words.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Words.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Words.Link.class, name = "link"),
    @JsonSubTypes.Type(value = Words.MiniProgramPage.class, name = "miniprogrampage")
})
sealed interface Words {

    String WEB_ADDRESS = "https?://\\S+";

    UUID id();

    /** Whether to send it when the user writes next, not now. */
    boolean hold();

    /** @param text may hold links to the app's own pages, see {@link io.zhike.service.PageLinks} */
    record Text(@NotNull UUID id, @NotNull @MessageText String text, boolean hold) implements Words {}

    /** @param mediaId of a picture that was uploaded for the app */
    record Image(@NotNull UUID id, @NotNull UUID mediaId, boolean hold) implements Words {}

    record Link(
            @NotNull UUID id,
            @NotBlank @Size(max = 100) String title,
            @Size(max = 500) @Nullable String description,

            @NotNull @Size(max = 2048) @Pattern(regexp = WEB_ADDRESS, message = "must be a web address")
            String url,

            @Size(max = 2048) @Pattern(regexp = WEB_ADDRESS, message = "must be a web address") @Nullable
            String thumbUrl,

            boolean hold)
            implements Words {}

    /**
     * @param pagePath a page of the app itself, as in its {@code app.json}, with its parameters
     * @param thumbMediaId see {@link Image}
     */
    record MiniProgramPage(
            @NotNull UUID id,
            @NotBlank @Size(max = 100) String title,
            @NotBlank @Size(max = 1024) String pagePath,
            @NotNull UUID thumbMediaId,
            boolean hold)
            implements Words {}
}
