package io.zhike.routing.keyword;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/**
 * A text as keywords are compared: NFKC (full-width and compatibility forms become plain ones), one case, no invisible
 * characters, nothing but letters and digits at either end, and white space only where it keeps two words apart. Chinese
 * and Japanese are written without spaces, so those within or beside such characters say nothing and go.
 *
 * <p>Equal texts have equal values, and the normal text of a normal text is itself.
 *
 * @param value the normalised text; empty where the original holds no letter or digit
 */
public record NormalText(String value) {

    public static NormalText of(String text) {
        String folded = fold(nfkc(text));
        // Once more, as a mark may have come next to the letter that it belongs to.
        return new NormalText(nfkc(withoutIdleSpaces(trimmed(folded))));
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** Whether the other text occurs in this one and stands alone there. */
    boolean holds(NormalText other) {
        for (int at = value.indexOf(other.value); at >= 0; at = value.indexOf(other.value, at + 1)) {
            if (standsAlone(at, at + other.value.length())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the piece of this text stands for itself, not for a part of a longer word: {@code kf} in {@code kfc} does
     * not. Chinese and Japanese characters are words of their own in this respect.
     *
     * @param start index of its first char
     * @param end index after its last char
     */
    boolean standsAlone(int start, int end) {
        return !isInsideWord(start) && !isInsideWord(end);
    }

    private boolean isInsideWord(int index) {
        return index > 0
                && index < value.length()
                && isSpacedWord(value.codePointBefore(index))
                && isSpacedWord(value.codePointAt(index));
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String fold(String text) {
        return text.codePoints()
                .filter(NormalText::isVisible)
                // Both ways, as some characters have only the one or the other case in common.
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Zero-width spaces and joiners, byte order marks, direction marks. */
    private static boolean isVisible(int character) {
        return Character.getType(character) != Character.FORMAT;
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && !isWord(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && !isWord(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static String withoutIdleSpaces(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean spaceBefore = false;
        for (int index = 0; index < text.length(); ) {
            int character = text.codePointAt(index);
            index += Character.charCount(character);
            if (Character.isWhitespace(character)) {
                spaceBefore = true;
                continue;
            }
            if (spaceBefore && isSpacedWord(kept.codePointBefore(kept.length())) && isSpacedWord(character)) {
                kept.append(' ');
            }
            spaceBefore = false;
            kept.appendCodePoint(character);
        }
        return kept.toString();
    }

    /** Part of a word of a script that puts spaces between words. */
    private static boolean isSpacedWord(int character) {
        return isWord(character) && !isUnspaced(character);
    }

    private static boolean isWord(int character) {
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.LETTER_NUMBER -> true;
                    default -> false;
                };
    }

    private static boolean isUnspaced(int character) {
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
            default -> false;
        };
    }
}
