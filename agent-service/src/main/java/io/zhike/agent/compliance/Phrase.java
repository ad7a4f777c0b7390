package io.zhike.agent.compliance;

import io.zhike.agent.transcript.Letters;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A phrase that must not be said.
 *
 * @param text as an administrator wrote it
 * @param parts its letters; one list element for what stands between two gaps
 */
record Phrase(String text, List<String> parts) {

    /** Stands for a few letters of any kind: 回复…领取. */
    static final String GAP = "…";

    /** In characters. */
    static final int LONGEST_GAP = 20;

    private static final Pattern GAPS = Pattern.compile("…+|\\.{3,}");

    Phrase {
        parts = List.copyOf(parts);
    }

    static Phrase of(String text) {
        return new Phrase(
                text,
                Stream.of(GAPS.split(text, -1))
                        .map(part -> Letters.of(part).value())
                        .toList());
    }

    /** Whether each part has a letter: one without would be found everywhere. */
    boolean isSound() {
        return parts.stream().noneMatch(String::isEmpty);
    }
}
