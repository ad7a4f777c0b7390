package io.zhike.agent.compliance;

import static java.util.stream.Collectors.groupingBy;

import io.zhike.agent.transcript.Letters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import org.ahocorasick.trie.Trie.TrieBuilder;

/** Phrases, compiled so that one pass over a text finds them all. Safe for any number of threads. */
final class Phrases {

    private final List<Phrase> phrases;
    private final Trie parts;

    Phrases(Collection<String> texts) {
        phrases = texts.stream().map(Phrase::of).filter(Phrase::isSound).toList();
        TrieBuilder trie = Trie.builder();
        phrases.forEach(phrase -> trie.addKeywords(phrase.parts()));
        parts = trie.build();
    }

    /** The first of the phrases that the text holds, as it was written. */
    Optional<String> firstIn(Letters text) {
        Map<String, List<Emit>> found = parts.parseText(text.value()).stream().collect(groupingBy(Emit::getKeyword));
        return phrases.stream()
                .filter(phrase -> occurs(phrase.parts(), found))
                .map(Phrase::text)
                .findFirst();
    }

    /** Walks from part to part with all places where the last one ended: however many gaps, each part is looked at once. */
    private static boolean occurs(List<String> parts, Map<String, List<Emit>> found) {
        NavigableSet<Integer> ends = new TreeSet<>();
        found.getOrDefault(parts.getFirst(), List.of()).forEach(first -> ends.add(first.getEnd() + 1));
        for (String part : parts.subList(1, parts.size())) {
            List<Integer> next = found.getOrDefault(part, List.of()).stream()
                    .filter(emit -> !ends.subSet(emit.getStart() - Phrase.LONGEST_GAP, true, emit.getStart(), true)
                            .isEmpty())
                    .map(emit -> emit.getEnd() + 1)
                    .toList();
            ends.clear();
            ends.addAll(next);
        }
        return !ends.isEmpty();
    }
}
