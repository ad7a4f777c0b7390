package io.zhike.agent.conversation;

import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.MessageRouted.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's message, as routing-service decided on it.
 *
 * @param forPeople people are to receive it
 * @param asksForPerson a person was asked for with it, and so it is for people
 * @param group the agents who are to have it, by the name of their group; null where it names none, as what is left to
 *     the robot always does
 * @param heldBy the agent whose words for the user waited for this message; null where there are none. Who has them skips
 *     the robot, whatever routing-service knew
 * @param at when it was received
 */
public record Arrival(
        boolean forPeople,
        boolean asksForPerson,
        @Nullable String group,
        @Nullable String heldBy,
        Instant at) {

    public Arrival {
        if (asksForPerson && !forPeople) {
            throw new IllegalArgumentException("Whoever asks for a person is not left to the robot");
        }
        if (group != null && !forPeople) {
            throw new IllegalArgumentException("A group receives nothing that is left to the robot");
        }
    }

    /** @param heldBy see {@link Arrival} */
    public static Arrival of(MessageRouted routed, @Nullable String heldBy) {
        boolean forPeople = routed.decision() == Decision.HUMAN;
        return new Arrival(
                forPeople,
                routed.asksForPerson(),
                forPeople ? routed.group() : null,
                heldBy,
                routed.push().receivedAt());
    }
}
