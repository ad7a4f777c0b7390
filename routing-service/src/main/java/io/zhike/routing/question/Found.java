package io.zhike.routing.question;

import java.util.List;

/** What a search among the questions found. */
public sealed interface Found {

    /** One question is meant. */
    record Clear(Question question) implements Found {}

    /** One of these may be meant, the likeliest first. */
    record Unclear(List<Question> questions) implements Found {}

    /** None is. */
    record Nothing() implements Found {}
}
