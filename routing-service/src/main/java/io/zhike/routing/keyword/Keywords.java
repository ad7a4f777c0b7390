package io.zhike.routing.keyword;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import org.ahocorasick.trie.Trie.TrieBuilder;

/**
 * An app's enabled keywords, compiled so that one pass over a message finds them all, however many they are. Compiling
 * costs far more than a search: keep this as long as the settings stay. Safe for any number of threads.
 */
public final class Keywords {

    /** By normal text. */
    private final Map<String, Rule> exact = new HashMap<>();

    /** By normal text. */
    private final Map<String, Rule> contained = new HashMap<>();

    /** Finds the normal texts of contained keywords and of their exceptions. */
    private final Trie trie;

    private Keywords(List<Keyword> keywords) {
        TrieBuilder patterns = Trie.builder();
        for (int rank = 0; rank < keywords.size(); rank++) {
            Rule rule = Rule.of(keywords.get(rank), rank);
            if (!rule.keyword().enabled() || rule.normal().isEmpty()) {
                continue;
            }
            switch (rule.keyword().match()) {
                case EXACT -> exact.putIfAbsent(rule.normal(), rule);
                case CONTAINS -> {
                    contained.putIfAbsent(rule.normal(), rule);
                    patterns.addKeyword(rule.normal()).addKeywords(rule.exceptions());
                }
            }
        }
        trie = patterns.build();
    }

    /** The enabled ones among these; of two that differ neither in match nor in normal text the first counts. */
    public static Keywords of(List<Keyword> keywords) {
        return new Keywords(keywords);
    }

    /**
     * The keyword that the message holds, as the operator wrote it; of several the one that comes first in the settings.
     * A keyword within one of its exceptions does not count, but the same keyword elsewhere in the message does.
     */
    public Optional<String> firstIn(String message) {
        NormalText text = NormalText.of(message);
        Map<String, List<Emit>> found = occurrences(text);
        Stream<Rule> within = found.keySet().stream()
                .map(contained::get)
                .filter(Objects::nonNull)
                .filter(rule -> rule.firesIn(found));
        return Stream.concat(Stream.ofNullable(exact.get(text.value())), within)
                .min(Comparator.comparingInt(Rule::rank))
                .map(rule -> rule.keyword().text());
    }

    private Map<String, List<Emit>> occurrences(NormalText text) {
        return trie.parseText(text.value()).stream()
                .filter(emit -> text.standsAlone(emit.getStart(), emit.getEnd() + 1))
                .collect(groupingBy(Emit::getKeyword));
    }

    /**
     * A keyword as it is looked for.
     *
     * @param rank its place in the settings
     * @param exceptions by their normal texts
     */
    private record Rule(Keyword keyword, int rank, String normal, List<String> exceptions) {

        static Rule of(Keyword keyword, int rank) {
            List<String> exceptions = keyword.exceptions().stream()
                    .map(exception -> NormalText.of(exception).value())
                    .toList();
            return new Rule(keyword, rank, NormalText.of(keyword.text()).value(), exceptions);
        }

        /** Whether it occurs anywhere outside its exceptions. */
        boolean firesIn(Map<String, List<Emit>> found) {
            List<Emit> silent = exceptions.stream()
                    .flatMap(exception -> found.getOrDefault(exception, List.of()).stream())
                    .toList();
            return found.getOrDefault(normal, List.of()).stream()
                    .anyMatch(emit -> silent.stream().noneMatch(longer -> covers(longer, emit)));
        }

        private static boolean covers(Emit longer, Emit emit) {
            return longer.getStart() <= emit.getStart() && longer.getEnd() >= emit.getEnd();
        }
    }
}
