package io.zhike.routing.robot;

import io.zhike.events.outbound.ReplyContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the robot makes of a message. */
public sealed interface Turn {

    /** How its talk with the user stands after it. */
    Dialogue after();

    /** It says something, or keeps silent for want of words. */
    sealed interface Reply extends Turn {

        /** In their order. */
        List<ReplyContent> replies();
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
     * A person is to have it.
     *
     * @param rule null where the robot did not understand too often
     * @param group the agents who are to have it, by the name of their group; null for everybody
     */
    record BringsPerson(@Nullable Rule rule, @Nullable String group, Dialogue after) implements Turn {}
}
