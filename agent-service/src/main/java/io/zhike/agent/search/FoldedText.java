package io.zhike.agent.search;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A text as it is sought, and where in the original each of its characters came from. The function {@code search_folded} of
 * the database says the same: full-width and compatibility forms made plain (NFKC), in small letters.
 */
final class FoldedText {

    private final StringBuilder folded = new StringBuilder();
    private final List<Span> origins = new ArrayList<>();

    /** Folded by what a reader takes for one character each, which is never folded together with its neighbours. */
    FoldedText(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int start = characters.first();
        for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
            String character = fold(text.substring(start, end));
            folded.append(character);
            for (int i = 0; i < character.length(); i++) {
                origins.add(new Span(start, end));
            }
            start = end;
        }
    }

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Where the original has any of these folded words, in its order; what touches or overlaps is one. */
    List<Span> places(Collection<String> words) {
        List<Span> found = new ArrayList<>();
        for (String word : words) {
            for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
                found.add(new Span(
                        origins.get(at).start(),
                        origins.get(at + word.length() - 1).end()));
            }
        }
        found.sort(Comparator.comparingInt(Span::start));
        return merged(found);
    }

    private static List<Span> merged(List<Span> inOrder) {
        List<Span> merged = new ArrayList<>();
        for (Span span : inOrder) {
            if (merged.isEmpty() || merged.getLast().end() < span.start()) {
                merged.add(span);
            } else {
                merged.add(merged.removeLast().with(span));
            }
        }
        return merged;
    }
}
