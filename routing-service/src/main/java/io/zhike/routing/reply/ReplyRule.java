package io.zhike.routing.reply;

import io.zhike.routing.keyword.Keyword;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 关键词回复: what the robot says to who writes a keyword.
 *
 * @param id as statistics know it; given by the service where left out
 * @param name what its operators call it
 * @param enabled true where left out
 * @param priority of several rules that fit, the one with the highest counts; of equal ones the first; 0 where left out
 * @param opens the menu that it shows after its replies, by id; null for none
 */
public record ReplyRule(
        @Nullable @Pattern(regexp = ID) String id,
        @NotBlank @Size(max = 100) String name,
        Boolean enabled,
        Integer priority,
        @NotEmpty @Size(max = 1_000) List<@NotNull @Valid Keyword> keywords,
        @Size(max = Replies.MOST) List<@NotNull @Valid RobotReply> replies,
        @Nullable String opens) {

    /** What ids in settings look like. */
    public static final String ID = "[A-Za-z0-9_-]{1,64}";

    public ReplyRule {
        enabled = enabled == null || enabled;
        priority = priority == null ? 0 : priority;
        replies = replies == null ? List.of() : replies;
    }

    public ReplyRule withId(String given) {
        return new ReplyRule(given, name, enabled, priority, keywords, replies, opens);
    }
}
