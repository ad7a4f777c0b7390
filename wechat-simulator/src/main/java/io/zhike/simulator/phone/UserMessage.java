package io.zhike.simulator.phone;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a user sends; {@code type} is WeChat's {@code MsgType}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UserMessage.Text.class, name = "text"),
    @JsonSubTypes.Type(value = UserMessage.Image.class, name = "image"),
    @JsonSubTypes.Type(value = UserMessage.MiniProgramPage.class, name = "miniprogrampage")
})
sealed interface UserMessage {

    String MSG_ID = "[A-Za-z0-9_-]{1,64}";

    /** The last second of the year 9999. */
    long LAST_SECOND = 253_402_300_799L;

    /** Null for one of WeChat's choice. */
    @Nullable
    String msgId();

    /** In seconds since 1970; null for now. */
    @Nullable
    Long createTime();

    /** @param menuChoice the choice of a menu that the user tapped, by its id; null where they wrote themselves */
    record Text(
            @NotBlank @Size(max = 20_000) String text,
            @Nullable @Size(max = 200) String menuChoice,
            @Nullable @Pattern(regexp = MSG_ID) String msgId,
            @Nullable @Min(0) @Max(LAST_SECOND) Long createTime)
            implements UserMessage {}

    /** A picture of the simulator's choice. */
    record Image(
            @Nullable @Pattern(regexp = MSG_ID) String msgId,
            @Nullable @Min(0) @Max(LAST_SECOND) Long createTime) implements UserMessage {}

    /** A card that leads to a page of this mini program. */
    record MiniProgramPage(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Size(max = 1_000) String pagePath,
            @Nullable @Pattern(regexp = MSG_ID) String msgId,
            @Nullable @Min(0) @Max(LAST_SECOND) Long createTime)
            implements UserMessage {}
}
