package io.zhike.agent.search;

import java.util.List;

/**
 * The part of a text in which the words were found first.
 *
 * @param text cut at either end where there is more; a cut is shown as {@code …}
 * @param matches where the words stand in it, in its order; what touches or overlaps is one
 */
record Snippet(String text, List<Span> matches) {

    private static final int BEFORE = 30;
    private static final int LONGEST = 120;
    private static final String CUT = "…";

    Snippet {
        matches = List.copyOf(matches);
    }

    static Snippet of(String text, Words words) {
        List<Span> places = new FoldedText(text).places(words.folded());
        int first = places.isEmpty() ? 0 : places.getFirst().start();
        int start = whole(text, text.length() <= LONGEST ? 0 : Math.max(0, first - BEFORE));
        int end = whole(text, Math.min(text.length(), start + LONGEST));
        String head = start == 0 ? "" : CUT;
        String tail = end == text.length() ? "" : CUT;
        return new Snippet(
                head + text.substring(start, end) + tail,
                places.stream()
                        .filter(place -> place.start() < end)
                        .map(place -> new Span(place.start(), Math.min(end, place.end())))
                        .map(place -> place.movedBy(head.length() - start))
                        .toList());
    }

    /** The place itself, or the one before where it stands in the middle of a character. */
    private static int whole(String text, int place) {
        return place > 0
                        && place < text.length()
                        && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place))
                ? place - 1
                : place;
    }
}
