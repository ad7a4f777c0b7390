package io.zhike.routing.fault;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A text holds what PostgreSQL does not store, or no phone shows. */
final class UnreadableTextException extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    private UnreadableTextException(JsonParser json) {
        super(json, "holds a control character or half of a character");
    }

    /**
     * The text itself.
     *
     * @throws UnreadableTextException where it holds NUL or another control character but tabs and line ends, or an
     *     unpaired surrogate
     */
    static String unlessReadable(String text, JsonParser json) throws UnreadableTextException {
        if (!text.codePoints().allMatch(UnreadableTextException::isReadable)) {
            throw new UnreadableTextException(json);
        }
        return text;
    }

    private static boolean isReadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t' || character == '\n' || character == '\r';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
