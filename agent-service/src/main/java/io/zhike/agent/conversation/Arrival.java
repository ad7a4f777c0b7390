package io.zhike.agent.conversation;

import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.MessageRouted.Decision;
import io.zhike.events.routed.MessageRouted.Reason;
import java.time.Instant;

/**
 * A user's message, as routing-service decided on it.
 *
 * @param forPeople people are to receive it
 * @param asksForPerson it holds a transfer keyword, and so is for people
 * @param at when it was received
 */
public record Arrival(boolean forPeople, boolean asksForPerson, Instant at) {

    public Arrival {
        if (asksForPerson && !forPeople) {
            throw new IllegalArgumentException("Whoever asks for a person is not left to the robot");
        }
    }

    public static Arrival of(MessageRouted routed) {
        return new Arrival(
                routed.decision() == Decision.HUMAN,
                routed.decision() == Decision.HUMAN && routed.reason() == Reason.KEYWORD,
                routed.push().receivedAt());
    }
}
