package io.zhike.routing.menu;

import io.zhike.routing.reply.Replies;
import io.zhike.routing.reply.RobotReply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A choice of a menu, which does one of three things: it opens another menu, says something, or brings a person.
 *
 * @param text what the user reads, and may write to choose it
 * @param opens a menu, by id; null for none
 * @param replies what the robot says; none where left out
 * @param person whether it brings a person; false where left out
 * @param group the agents who are to have it, by the name of their group; null for everybody
 */
public record Choice(
        @NotBlank @Size(max = 100) String text,
        @Nullable String opens,
        @Size(max = Replies.MOST) List<@NotNull @Valid RobotReply> replies,
        Boolean person,
        @Nullable @Size(max = 100) String group) {

    public Choice {
        replies = replies == null ? List.of() : replies;
        person = person != null && person;
    }

    int outcomes() {
        return (opens == null ? 0 : 1) + (replies.isEmpty() ? 0 : 1) + (person ? 1 : 0);
    }
}
