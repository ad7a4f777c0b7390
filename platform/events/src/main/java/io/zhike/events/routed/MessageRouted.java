package io.zhike.events.routed;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.outbound.ReplyContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who receives a push, and what the robot would say to it. agent-service has the last word: it drops the replies where
 * people have the conversation after all.
 *
 * @param number counts this user's routed pushes from 1; the order of the user's messages
 * @param decision who receives it
 * @param reason why
 * @param rule the keyword or rule that decided, as its operator wrote it; null where none did
 * @param group the agents who are to have it, by the name of their group; null for everybody
 * @param replies the robot's replies in their order, empty where it is silent
 * @param transferTexts what whoever asks for a person reads; null where the decision is not {@link Decision#HUMAN} or
 *     the texts have no place
 * @param selfReported what the user's mini program says of them; null where it says nothing
 * @param push the push itself
 */
public record MessageRouted(
        UUID id,
        String appId,
        String openId,
        Instant routedAt,
        long number,
        Decision decision,
        Reason reason,
        @Nullable String rule,
        @Nullable String group,
        List<ReplyContent> replies,
        @Nullable TransferTexts transferTexts,
        @Nullable SelfReported selfReported,
        InboundEvent push)
        implements RoutedEvent {

    /** Who receives a push. */
    public enum Decision {
        ROBOT,
        HUMAN,
        /** Entering a session: nobody receives it, it opens no conversation. */
        VISIT,
        /** WeChat's own web tool has it: it is kept, and nobody receives it here. */
        HANDED_OVER
    }

    /** Why. */
    public enum Reason {
        /** The user entered the session. */
        ENTERED,
        /** The gateway told WeChat to hand the message to its own web tool. */
        HANDED_OVER,
        /** The message holds a transfer keyword. */
        KEYWORD,
        /** The app's transfer-to-human switch is off: people receive everything. */
        SWITCHED_OFF,
        /** People have the conversation already. */
        WITH_PEOPLE,
        /** The page that the user came from is one whose users get a person at their first message. */
        ENTRY_RULE,
        /** The user chose from a menu. */
        MENU,
        /** A keyword has a reply of its own. */
        REPLY_RULE,
        /** The message is one of the common questions. */
        QUESTION,
        /** The message may be one of several common questions; the user is asked which. */
        QUESTIONS_OFFERED,
        /** The robot has no answer; after too many of these a person is brought in. */
        NOT_UNDERSTOOD,
        /** The robot has the message and is silent, because a person was asked for or has written. */
        ROBOT_SILENT
    }

    public MessageRouted {
        replies = List.copyOf(replies);
        if (number < 1) {
            throw new IllegalArgumentException("number counts from 1: " + number);
        }
    }

    /** Whether a person was asked for with this message, or is brought in by a rule: the robot is silent from then on. */
    public boolean asksForPerson() {
        return decision == Decision.HUMAN
                && switch (reason) {
                    case KEYWORD, ENTRY_RULE, MENU, NOT_UNDERSTOOD -> true;
                    case ENTERED,
                            HANDED_OVER,
                            SWITCHED_OFF,
                            WITH_PEOPLE,
                            REPLY_RULE,
                            QUESTION,
                            QUESTIONS_OFFERED,
                            ROBOT_SILENT -> false;
                };
    }

    @Override
    public Instant time() {
        return routedAt;
    }
}
