package io.zhike.agent.canned;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.agent.http.StorableText;
import io.zhike.service.MessageText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a canned reply says, in the API and in the database: the shape of what people say, without an id of its own. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CannedContent.Text.class, name = "text"),
    @JsonSubTypes.Type(value = CannedContent.Image.class, name = "image"),
    @JsonSubTypes.Type(value = CannedContent.Link.class, name = "link"),
    @JsonSubTypes.Type(value = CannedContent.MiniProgramPage.class, name = "miniprogrampage")
})
sealed interface CannedContent {

    String WEB_ADDRESS = "https?://\\S+";

    /** What a user would read, by its field. */
    default Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        switch (this) {
            case Text(String text) -> words.put("text", text);
            case Image _ -> {}
            case Link(String title, String description, var _, var _) -> {
                words.put("title", title);
                if (description != null) {
                    words.put("description", description);
                }
            }
            case MiniProgramPage(String title, var _, var _) -> words.put("title", title);
        }
        return words;
    }

    /** The same with the values of its variables. */
    default CannedContent filled(Function<Variable, String> values) {
        return switch (this) {
            case Text(String text) -> new Text(Variable.fill(text, values));
            case Image _, Link _, MiniProgramPage _ -> this;
        };
    }

    /** @param text may hold each {@link Variable}, and links to the app's own pages */
    record Text(@NotNull @MessageText String text) implements CannedContent {}

    /** @param mediaId of a picture that was uploaded for the app */
    record Image(@NotNull UUID mediaId) implements CannedContent {}

    record Link(
            @NotBlank @Size(max = 100) @StorableText String title,

            @Size(max = 500) @StorableText @Nullable String description,

            @NotNull @Size(max = 2048) @Pattern(regexp = WEB_ADDRESS, message = "must be a web address") @StorableText
            String url,

            @Size(max = 2048) @Pattern(regexp = WEB_ADDRESS, message = "must be a web address") @StorableText @Nullable
            String thumbUrl)
            implements CannedContent {}

    /**
     * @param pagePath a page of the app itself, with its parameters
     * @param thumbMediaId see {@link Image}
     */
    record MiniProgramPage(
            @NotBlank @Size(max = 100) @StorableText String title,
            @NotBlank @Size(max = 1024) @StorableText String pagePath,
            @NotNull UUID thumbMediaId)
            implements CannedContent {}
}
