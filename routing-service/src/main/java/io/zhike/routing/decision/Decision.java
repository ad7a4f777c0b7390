package io.zhike.routing.decision;

import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.events.routed.TransferTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who receives a push, why, and what the robot says to it. */
public sealed interface Decision {

    /**
     * The user entered the session; nobody receives that.
     *
     * @param replies the welcome; empty where the robot is silent
     */
    record Visit(List<ReplyContent> replies) implements Decision {}

    /** WeChat's own web tool has the message: the robot is silent, and nothing changes. */
    record HandedOver() implements Decision {}

    /** People have the conversation and get this message too, whatever it says. */
    record WithPeople() implements Decision {}

    /** The app's switch is off: people receive everything. */
    record SwitchedOff(TransferTexts transferTexts) implements Decision {}

    /**
     * The message asks for a person.
     *
     * @param keyword by this word, as the operator wrote it
     */
    record KeywordFound(String keyword, TransferTexts transferTexts) implements Decision {}

    /**
     * Nothing in the message asks for a person: the robot has it.
     *
     * @param replies the fallback; empty where the robot is silent
     */
    record NoKeyword(List<ReplyContent> replies) implements Decision {}

    /** Who receives the push. */
    default MessageRouted.Decision receiver() {
        return switch (this) {
            case Visit _ -> MessageRouted.Decision.VISIT;
            case HandedOver _ -> MessageRouted.Decision.HANDED_OVER;
            case WithPeople _, SwitchedOff _, KeywordFound _ -> MessageRouted.Decision.HUMAN;
            case NoKeyword _ -> MessageRouted.Decision.ROBOT;
        };
    }

    /** Why. */
    default Reason reason() {
        return switch (this) {
            case Visit _ -> Reason.ENTERED;
            case HandedOver _ -> Reason.HANDED_OVER;
            case WithPeople _ -> Reason.WITH_PEOPLE;
            case SwitchedOff _ -> Reason.SWITCHED_OFF;
            case KeywordFound _ -> Reason.KEYWORD;
            case NoKeyword _ -> Reason.NO_KEYWORD;
        };
    }

    /** The keyword that decided; null where none did. */
    default @Nullable String rule() {
        return this instanceof KeywordFound found ? found.keyword() : null;
    }

    /** What the robot says, in this order. */
    default List<ReplyContent> replies() {
        return List.of();
    }

    /** What the user may read about the transfer; null where this message transfers nothing. */
    default @Nullable TransferTexts transferTexts() {
        return null;
    }
}
