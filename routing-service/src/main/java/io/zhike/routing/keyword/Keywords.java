package io.zhike.routing.keyword;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import org.ahocorasick.trie.Trie.TrieBuilder;

/**
 * Enabled keywords, compiled so that one pass over a message finds them all, however many they are. Compiling costs far
 * more than a search: keep this as long as the settings stay. Safe for any number of threads.
 *
 * @param <R> what a keyword stands for
 */
public final class Keywords<R> {

    /** By normal text. */
    private final Map<String, Pattern<R>> exact = new HashMap<>();

    /** By normal text. */
    private final Map<String, Pattern<R>> contained = new HashMap<>();

    /** Finds the normal texts of contained keywords and of their exceptions. */
    private final Trie trie;

    private Keywords(List<R> rules, Function<R, List<Keyword>> keywords) {
        TrieBuilder builder = Trie.builder();
        for (int rank = 0; rank < rules.size(); rank++) {
            for (Keyword keyword : keywords.apply(rules.get(rank))) {
                if (keyword.enabled()) {
                    add(keyword.match(), Pattern.of(keyword, rules.get(rank), rank), builder);
                }
            }
        }
        trie = builder.build();
    }

    private void add(Match match, Pattern<R> pattern, TrieBuilder builder) {
        if (pattern.normal().isEmpty()) {
            return;
        }
        switch (match) {
            case EXACT -> exact.putIfAbsent(pattern.normal(), pattern);
            case CONTAINS -> {
                contained.putIfAbsent(pattern.normal(), pattern);
                builder.addKeyword(pattern.normal()).addKeywords(pattern.exceptions());
            }
        }
    }

    /**
     * The enabled keywords of these rules; of two that differ neither in match nor in normal text the first counts.
     *
     * @param rules the more important ones first
     */
    public static <R> Keywords<R> of(List<R> rules, Function<R, List<Keyword>> keywords) {
        return new Keywords<>(rules, keywords);
    }

    /**
     * The rule with a keyword that the message holds; of several the one that comes first. A keyword within one of its
     * exceptions does not count, but the same keyword elsewhere in the message does.
     */
    public Optional<R> firstIn(NormalText message) {
        Map<String, List<Emit>> found = occurrences(message);
        Stream<Pattern<R>> within = found.keySet().stream()
                .map(contained::get)
                .filter(Objects::nonNull)
                .filter(pattern -> pattern.firesIn(found));
        return Stream.concat(Stream.ofNullable(exact.get(message.value())), within)
                .min(Comparator.comparingInt(Pattern::rank))
                .map(Pattern::rule);
    }

    private Map<String, List<Emit>> occurrences(NormalText text) {
        return trie.parseText(text.value()).stream()
                .filter(emit -> text.standsAlone(emit.getStart(), emit.getEnd() + 1))
                .collect(groupingBy(Emit::getKeyword));
    }

    /**
     * A keyword as it is looked for.
     *
     * @param rank the place of its rule
     * @param exceptions by their normal texts
     */
    private record Pattern<R>(String normal, List<String> exceptions, R rule, int rank) {

        static <R> Pattern<R> of(Keyword keyword, R rule, int rank) {
            List<String> exceptions = keyword.exceptions().stream()
                    .map(exception -> NormalText.of(exception).value())
                    .toList();
            return new Pattern<>(NormalText.of(keyword.text()).value(), exceptions, rule, rank);
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
