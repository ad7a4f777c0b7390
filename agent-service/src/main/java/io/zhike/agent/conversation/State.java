package io.zhike.agent.conversation;

import io.zhike.events.conversation.ConversationChanged;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a conversation stands. */
public sealed interface State {

    /** 机器人: the robot receives. */
    record Robot() implements State {}

    /**
     * 待接入: wants a person, no one has it.
     *
     * @param since its place in the queue
     * @param notFor agents who let it lie or gave it back: it is not assigned to them while it waits, they may accept it
     *     by hand
     * @param familiar an agent who knows the user: where they can have it, it is assigned to them; null where there is
     *     none
     */
    record Waiting(
            Instant since, Set<String> notFor, @Nullable String familiar) implements State {
        public Waiting {
            notFor = Set.copyOf(notFor);
        }

        Waiting knownTo(@Nullable String agentId) {
            return new Waiting(since, notFor, agentId);
        }
    }

    /** 接待中: that agent has it. */
    record Serving(String agentId) implements State {}

    /**
     * 待重新接入: was served and answered, and lies still.
     *
     * @param lastAgent who had it; null where they work for the app no longer
     */
    record Dormant(@Nullable String lastAgent) implements State {}

    /**
     * 已过期: its user has not written for too long.
     *
     * @param lastAgent who had it last, or was to have it; null where nobody did
     * @param waited nobody had it then, though its user wanted a person: their next message goes to people
     */
    record Expired(@Nullable String lastAgent, boolean waited) implements State {}

    /**
     * 已结束: closed by an agent or administrator.
     *
     * @param agentId who had it last, or was to have it; null where nobody did
     * @param at when it was closed
     */
    record Ended(@Nullable String agentId, Instant at) implements State {}

    /** Its word on Kafka, in lists and in JSON. */
    default ConversationChanged.State word() {
        return switch (this) {
            case Robot _ -> ConversationChanged.State.ROBOT;
            case Waiting _ -> ConversationChanged.State.WAITING;
            case Serving _ -> ConversationChanged.State.SERVING;
            case Dormant _ -> ConversationChanged.State.DORMANT;
            case Expired _ -> ConversationChanged.State.EXPIRED;
            case Ended _ -> ConversationChanged.State.ENDED;
        };
    }

    /** Whether it goes on: a user has one such conversation at most. */
    default boolean isOpen() {
        return switch (this) {
            case Robot _, Waiting _, Serving _, Dormant _ -> true;
            case Expired _, Ended _ -> false;
        };
    }

    /** Whether people have it: what the user writes next in it goes to them, whatever it says. */
    default boolean withPeople() {
        return switch (this) {
            case Waiting _, Serving _, Dormant _ -> true;
            case Robot _, Expired _, Ended _ -> false;
        };
    }

    /** Who has it; null where nobody does. */
    default @Nullable String holder() {
        return switch (this) {
            case Serving(String agentId) -> agentId;
            case Robot _, Waiting _, Dormant _, Expired _, Ended _ -> null;
        };
    }

    /** Who has it, or had it last, or is to have it before others; null where there is nobody. */
    default @Nullable String familiar() {
        return switch (this) {
            case Robot _ -> null;
            case Waiting waiting -> waiting.familiar();
            case Serving(String agentId) -> agentId;
            case Dormant(String lastAgent) -> lastAgent;
            case Expired expired -> expired.lastAgent();
            case Ended ended -> ended.agentId();
        };
    }
}
