package io.zhike.agent.search;

/**
 * A part of a text, counted as JavaScript and Java do, in UTF-16.
 *
 * @param start its first character
 * @param end the one after its last
 */
record Span(int start, int end) {

    /** Both, and what lies between them. */
    Span with(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    Span movedBy(int places) {
        return new Span(start + places, end + places);
    }
}
