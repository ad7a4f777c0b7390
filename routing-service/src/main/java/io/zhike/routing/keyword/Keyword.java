package io.zhike.routing.keyword;

import java.util.List;

/**
 * A word that asks for a person.
 *
 * @param text as the operator wrote it
 * @param enabled false keeps it in the list without effect
 * @param exceptions longer words that hold it and ask for nobody: 人工智能 for 人工
 */
public record Keyword(String text, Match match, boolean enabled, List<String> exceptions) {

    public Keyword {
        exceptions = List.copyOf(exceptions);
    }
}
