package io.zhike.routing.question;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question that was offered, as WeChat sends it back when it is tapped: {@code question:<id>}. */
public final class QuestionId {

    private static final String PREFIX = "question:";

    private QuestionId() {}

    static String of(Question question) {
        return PREFIX + question.id();
    }

    /** The question's id; empty where the text is null or something else. */
    public static Optional<String> in(@Nullable String text) {
        return Optional.ofNullable(text).filter(id -> id.startsWith(PREFIX)).map(id -> id.substring(PREFIX.length()));
    }
}
