package io.zhike.benchmarks.keyword;

import io.zhike.routing.keyword.Keyword;
import io.zhike.routing.keyword.Keywords;
import io.zhike.routing.keyword.Match;
import io.zhike.routing.keyword.NormalText;
import java.util.List;
import java.util.Optional;

/** routing-service's matcher: all that the benchmark knows of it. */
final class KeywordMatcher {

    private final Keywords<String> keywords;

    KeywordMatcher(List<String> words) {
        keywords = Keywords.of(words, word -> List.of(new Keyword(word, Match.CONTAINS, true, List.of())));
    }

    static NormalText normal(String message) {
        return NormalText.of(message);
    }

    Optional<String> firstIn(NormalText message) {
        return keywords.firstIn(message);
    }
}
