package io.zhike.agent.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What someone looks for: all of these.
 *
 * @param folded the words as {@link FoldedText} has them; at least one, none of them empty or with a blank in it
 */
record Words(List<String> folded) {

    /** Words that one may look for at once. */
    static final int MOST = 8;

    /** What {@code search_pieces} of the database takes for the end of a word. */
    private static final String BLANKS = "[\\x00-\\x20]+";

    Words {
        folded = List.copyOf(folded);
    }

    /** Empty where there is none, or there are too many. */
    static Optional<Words> of(String asked) {
        List<String> folded = Stream.of(FoldedText.fold(asked).split(BLANKS))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        return folded.isEmpty() || folded.size() > MOST ? Optional.empty() : Optional.of(new Words(folded));
    }
}
