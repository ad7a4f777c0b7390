package io.zhike.routing.decision;

import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.events.routed.TransferTexts;
import io.zhike.routing.entry.EntryRule;
import io.zhike.routing.robot.Dialogue;
import io.zhike.routing.robot.Rule;
import io.zhike.routing.robot.Turn;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who receives a push, why, and what the robot says to it. */
public sealed interface Decision {

    /**
     * The user entered the session; nobody receives that.
     *
     * @param entry the rule about the page that they came from; null where there is none
     * @param replies the welcome; empty where the robot is silent
     * @param dialogue after it
     */
    record Visit(@Nullable EntryRule entry, List<ReplyContent> replies, Dialogue dialogue) implements Decision {}

    /** WeChat's own web tool has the message: the robot is silent, and nothing changes. */
    record HandedOver() implements Decision {}

    /**
     * People have the conversation and get this message too, whatever it says.
     *
     * @param beside what the robot says as well; null for nothing
     */
    record WithPeople(Turn.@Nullable Answers beside) implements Decision {}

    /**
     * The app's switch is off: people receive everything.
     *
     * @param group the agents who are to have it, by the name of their group; null for everybody
     * @param beside what the robot says as well; null for nothing
     */
    record SwitchedOff(
            TransferTexts transferTexts, @Nullable String group, Turn.@Nullable Answers beside) implements Decision {}

    /**
     * A person is asked for, or brought in by a rule; the robot is silent from now on.
     *
     * @param by the keyword, the choice or the rule about the page
     * @param group as in {@link SwitchedOff}
     */
    record PersonAsked(Rule by, @Nullable String group, TransferTexts transferTexts) implements Decision {}

    /**
     * The robot did not understand too often: a person is brought in, and the robot is silent from now on.
     *
     * @param text what it did not understand in the end; null for a picture or a card
     * @param group as in {@link SwitchedOff}
     */
    record GivenUp(@Nullable String text, @Nullable String group, TransferTexts transferTexts) implements Decision {}

    /** The robot has the message and answers it. */
    record ByRobot(Turn.Reply reply) implements Decision {}

    /** The robot has the message and is silent, because a person is involved. */
    record Silent() implements Decision {}

    /** Who receives the push. */
    default MessageRouted.Decision receiver() {
        return switch (this) {
            case Visit _ -> MessageRouted.Decision.VISIT;
            case HandedOver _ -> MessageRouted.Decision.HANDED_OVER;
            case WithPeople _, SwitchedOff _, PersonAsked _, GivenUp _ -> MessageRouted.Decision.HUMAN;
            case ByRobot _, Silent _ -> MessageRouted.Decision.ROBOT;
        };
    }

    /** Why. */
    default Reason reason() {
        return switch (this) {
            case Visit _ -> Reason.ENTERED;
            case HandedOver _ -> Reason.HANDED_OVER;
            case WithPeople _ -> Reason.WITH_PEOPLE;
            case SwitchedOff _ -> Reason.SWITCHED_OFF;
            case PersonAsked asked -> asked.by().kind();
            case GivenUp _ -> Reason.NOT_UNDERSTOOD;
            case ByRobot(Turn.Answers answers) -> answers.rule().kind();
            case ByRobot(Turn.Asks _) -> Reason.QUESTIONS_OFFERED;
            case ByRobot(Turn.Puzzled _) -> Reason.NOT_UNDERSTOOD;
            case Silent _ -> Reason.ROBOT_SILENT;
        };
    }

    /** The rule that decided; null where none did. */
    private @Nullable Rule decidedBy() {
        return switch (this) {
            case Visit visit -> visit.entry() == null ? null : ruleOf(visit.entry());
            case WithPeople(var beside) -> beside == null ? null : beside.rule();
            case SwitchedOff off -> off.beside() == null ? null : off.beside().rule();
            case PersonAsked asked -> asked.by();
            case ByRobot(Turn.Answers answers) -> answers.rule();
            case ByRobot _, GivenUp _, HandedOver _, Silent _ -> null;
        };
    }

    /** The rule that counted; null where none did. One about a page has counted when the user entered. */
    default @Nullable Rule counted() {
        return this instanceof PersonAsked asked && asked.by().kind() == Reason.ENTRY_RULE ? null : decidedBy();
    }

    /** What the robot had no answer to; null where it was no text, or had one. */
    default @Nullable String unanswered() {
        return switch (this) {
            case ByRobot(Turn.Puzzled puzzled) -> puzzled.text();
            case GivenUp givenUp -> givenUp.text();
            case Visit _, HandedOver _, WithPeople _, SwitchedOff _, PersonAsked _, ByRobot _, Silent _ -> null;
        };
    }

    static Rule ruleOf(EntryRule entry) {
        return new Rule(Reason.ENTRY_RULE, Objects.requireNonNullElse(entry.id(), entry.name()), entry.name());
    }

    /** The keyword or rule that decided, as its operators wrote it; null where none did. */
    default @Nullable String rule() {
        if (this instanceof ByRobot(Turn.Asks asks)) {
            return asks.titles();
        }
        Rule rule = decidedBy();
        return rule == null ? null : rule.name();
    }

    /** The agents who are to have it, by the name of their group; null for everybody. */
    default @Nullable String toGroup() {
        return switch (this) {
            case SwitchedOff off -> off.group();
            case PersonAsked asked -> asked.group();
            case GivenUp givenUp -> givenUp.group();
            case Visit _, HandedOver _, WithPeople _, ByRobot _, Silent _ -> null;
        };
    }

    /** What the robot says, in this order. */
    default List<ReplyContent> replies() {
        return switch (this) {
            case Visit visit -> visit.replies();
            case WithPeople(var beside) -> beside == null ? List.of() : beside.replies();
            case SwitchedOff off ->
                off.beside() == null ? List.of() : off.beside().replies();
            case ByRobot(var reply) -> reply.replies();
            case HandedOver _, PersonAsked _, GivenUp _, Silent _ -> List.of();
        };
    }

    /** What the user may read about the transfer; null where this message transfers nothing. */
    default @Nullable TransferTexts saysOfTransfer() {
        return switch (this) {
            case SwitchedOff off -> off.transferTexts();
            case PersonAsked asked -> asked.transferTexts();
            case GivenUp givenUp -> givenUp.transferTexts();
            case Visit _, HandedOver _, WithPeople _, ByRobot _, Silent _ -> null;
        };
    }
}
