package io.zhike.routing.keyword;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Words that are looked for in a message.
 *
 * @param text as the operator wrote them
 * @param match how they are looked for; {@link Match#CONTAINS} where left out
 * @param enabled false keeps them in the list without effect; true where left out
 * @param exceptions longer words that hold them and do not count: 人工智能 for 人工; none where left out
 */
public record Keyword(
        @NotNull @Size(max = 100) @Pattern(regexp = NO_CONTROLS)
        String text,

        Match match,
        Boolean enabled,

        @Size(max = 100) List<@NotNull @Size(max = 100) @Pattern(regexp = NO_CONTROLS) String> exceptions) {

    /** What a word may hold: no control characters. */
    public static final String NO_CONTROLS = "\\P{Cc}*";

    public Keyword {
        match = match == null ? Match.CONTAINS : match;
        enabled = enabled == null || enabled;
        exceptions = exceptions == null ? List.of() : exceptions;
    }
}
