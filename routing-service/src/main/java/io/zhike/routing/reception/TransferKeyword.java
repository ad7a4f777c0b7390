package io.zhike.routing.reception;

import io.zhike.routing.keyword.Keyword;
import io.zhike.routing.keyword.Match;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word that asks for a person; see {@link Keyword}.
 *
 * @param group the agents who are to have the conversation, by the name of their group; null for everybody
 */
public record TransferKeyword(
        @NotNull @Size(max = 100) @Pattern(regexp = Keyword.NO_CONTROLS)
        String text,

        Match match,
        Boolean enabled,

        @Size(max = 100) List<@NotNull @Size(max = 100) @Pattern(regexp = Keyword.NO_CONTROLS) String> exceptions,

        @Nullable @Size(max = 100) String group) {

    public TransferKeyword {
        match = match == null ? Match.CONTAINS : match;
        enabled = enabled == null || enabled;
        exceptions = exceptions == null ? List.of() : exceptions;
    }

    Keyword keyword() {
        return new Keyword(text, match, enabled, exceptions);
    }
}
