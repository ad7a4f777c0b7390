package io.zhike.routing.question;

import io.zhike.routing.reply.Replies;
import io.zhike.routing.reply.ReplyRule;
import io.zhike.routing.reply.RobotReply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A common question with its answer.
 *
 * @param id as statistics know it; given by the service where left out
 * @param title the question as the user reads it, where several are offered
 * @param variants other ways to ask it; none where left out
 * @param answer what the robot says
 * @param tags what its operators sort by; none where left out
 * @param enabled true where left out
 */
public record Question(
        @Nullable @Pattern(regexp = ReplyRule.ID) String id,
        @NotBlank @Size(max = 200) String title,
        @Size(max = 100) List<@NotBlank @Size(max = 200) String> variants,
        @NotEmpty @Size(max = Replies.MOST) List<@NotNull @Valid RobotReply> answer,
        @Size(max = 20) List<@NotBlank @Size(max = 50) String> tags,
        Boolean enabled) {

    public Question {
        variants = variants == null ? List.of() : variants;
        tags = tags == null ? List.of() : tags;
        enabled = enabled == null || enabled;
    }

    public Question withId(String given) {
        return new Question(given, title, variants, answer, tags, enabled);
    }

    /** Every way to ask it. */
    Stream<String> phrasings() {
        return Stream.concat(Stream.of(title), variants.stream());
    }
}
