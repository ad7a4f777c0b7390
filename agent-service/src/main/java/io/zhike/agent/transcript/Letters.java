package io.zhike.agent.transcript;

import java.text.Normalizer;

/**
 * A text as two are compared: its letters and digits alone, full-width and compatibility forms made plain (NFKC), in one
 * case. 加 微-信 and 加微信 are the same.
 *
 * @param value empty where the text has none
 */
public record Letters(String value) {

    public static Letters of(String text) {
        return new Letters(Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                // Both ways, as some characters have only the one or the other case in common.
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }
}
