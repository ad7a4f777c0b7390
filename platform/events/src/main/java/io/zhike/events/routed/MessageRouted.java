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
 * @param rule the keyword or rule that decided; null where none did
 * @param replies the robot's replies in their order, empty where it is silent
 * @param transferTexts what whoever asks for a person reads; null where the decision is not {@link Decision#HUMAN} or
 *     the texts have no place
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
        List<ReplyContent> replies,
        @Nullable TransferTexts transferTexts,
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
        /** The switch is on and nothing asks for a person. */
        NO_KEYWORD
    }

    public MessageRouted {
        replies = List.copyOf(replies);
        if (number < 1) {
            throw new IllegalArgumentException("number counts from 1: " + number);
        }
    }

    @Override
    public Instant time() {
        return routedAt;
    }
}
