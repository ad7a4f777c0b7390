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
     * @param notFor agents who let it lie: it is not assigned to them while it waits, they may accept it by hand
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
     * 已结束: closed by an agent or administrator.
     *
     * @param agentId who had it last; null where nobody did
     */
    record Ended(@Nullable String agentId) implements State {}

    /** Its word on Kafka, in lists and in JSON. */
    default ConversationChanged.State word() {
        return switch (this) {
            case Robot _ -> ConversationChanged.State.ROBOT;
            case Waiting _ -> ConversationChanged.State.WAITING;
            case Serving _ -> ConversationChanged.State.SERVING;
            case Ended _ -> ConversationChanged.State.ENDED;
        };
    }

    /** Whether people have it: what the user writes next goes to them, whatever it says. */
    default boolean withPeople() {
        return switch (this) {
            case Waiting _, Serving _ -> true;
            case Robot _, Ended _ -> false;
        };
    }

    /** Who has it; null where nobody does. */
    default @Nullable String holder() {
        return switch (this) {
            case Serving(String agentId) -> agentId;
            case Robot _, Waiting _, Ended _ -> null;
        };
    }
}
