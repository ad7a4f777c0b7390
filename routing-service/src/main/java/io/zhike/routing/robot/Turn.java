package io.zhike.routing.robot;

import io.zhike.events.outbound.ReplyContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the robot makes of a message. */
public sealed interface Turn {

    /** It says something, or keeps silent for want of words. */
    sealed interface Reply extends Turn {

        /** In their order. */
        List<ReplyContent> replies();

        /** How its talk with the user stands after it. */
        Dialogue after();
    }

    /** A rule has an answer. */
    record Answers(Rule rule, List<ReplyContent> replies, Dialogue after) implements Reply {}

    /**
     * It asks which of several questions is meant.
     *
     * @param titles of the questions
     */
    record Asks(String titles, List<ReplyContent> replies, Dialogue after) implements Reply {}

    /**
     * It has no answer.
     *
     * @param text what the user wrote; null for a picture or a card
     */
    record Puzzled(@Nullable String text, List<ReplyContent> replies, Dialogue after) implements Reply {}

    /**
     * The user chose a person.
     *
     * @param group the agents who are to have it, by the name of their group; null for everybody
     */
    record BringsPerson(Rule rule, @Nullable String group) implements Turn {}

    /**
     * It has had no answer too often: a person is to have it.
     *
     * @param text as in {@link Puzzled}
     */
    record GivesUp(@Nullable String text) implements Turn {}
}
