package io.zhike.agent.compliance;

import static java.util.stream.Collectors.groupingBy;

import io.zhike.agent.transcript.Letters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static boolean occurs(List<String> parts, Map<String, List<Emit>> found) {
        return found.getOrDefault(parts.getFirst(), List.of()).stream()
                .anyMatch(first -> continues(parts.subList(1, parts.size()), first.getEnd() + 1, found));
    }

    private static boolean continues(List<String> parts, int from, Map<String, List<Emit>> found) {
        return parts.isEmpty()
                || found.getOrDefault(parts.getFirst(), List.of()).stream()
                        .filter(next -> next.getStart() >= from && next.getStart() <= from + Phrase.LONGEST_GAP)
                        .anyMatch(next -> continues(parts.subList(1, parts.size()), next.getEnd() + 1, found));
    }
}
