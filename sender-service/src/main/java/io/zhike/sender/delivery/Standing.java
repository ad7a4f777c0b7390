package io.zhike.sender.delivery;

import io.zhike.wechat.api.SendResult;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an approved reply stands. What may have left never becomes {@link Queued} again: that is the rule by which no user
 * gets a reply twice.
 */
sealed interface Standing {

    /** It is not its turn: an older reply of its user is not settled. */
    record Waiting() implements Standing {}

    /**
     * It has its user's turn, and waits for an attempt.
     *
     * @param dueAt no attempt starts before it
     */
    record Queued(Instant dueAt) implements Standing {}

    /**
     * It has its user's turn, and an attempt is under way, or was when its process died.
     *
     * @param deadline when whoever sees it gives the attempt up
     * @param withdrawn its writer took it back meanwhile
     */
    record Sending(Instant deadline, boolean withdrawn) implements Standing {

        private Standing again(Instant at) {
            return withdrawn ? new Settled(Settlement.WITHDRAWN) : new Queued(at);
        }
    }

    /** It has ended. */
    record Settled(Settlement settlement) implements Standing {}

    /** Its user's turn has come to it. */
    default Queued takeTurn(Instant now) {
        return switch (this) {
            case Waiting _ -> new Queued(now);
            case Queued _, Sending _, Settled _ ->
                throw new IllegalStateException("Only what waits takes a turn: " + this);
        };
    }

    /**
     * An attempt begins.
     *
     * @param deadline see {@link Sending}
     */
    default Sending claim(Instant deadline) {
        return switch (this) {
            case Queued _ -> new Sending(deadline, false);
            case Waiting _, Sending _, Settled _ ->
                throw new IllegalStateException("Only what is queued is claimed: " + this);
        };
    }

    /** Its writer takes it back: that counts at once while it waits, and later if the attempt turns out to have sent nothing. */
    default Standing withdraw() {
        return switch (this) {
            case Waiting _, Queued _ -> new Settled(Settlement.WITHDRAWN);
            case Sending sending -> new Sending(sending.deadline, true);
            case Settled settled -> settled;
        };
    }

    /**
     * The attempt has ended. While no attempt is under way it is one whose end was recorded before, and changes nothing.
     *
     * @param tryAgainAt when another attempt may be made; empty where the result allows none
     */
    default Standing end(SendResult result, Optional<Instant> tryAgainAt) {
        return switch (this) {
            case Waiting _, Queued _ -> this;
            case Sending sending -> tryAgainAt.map(sending::again).orElseGet(() -> new Settled(Settlement.of(result)));
            case Settled(Settlement settlement) -> new Settled(settlement.corrected(result));
        };
    }

    /**
     * What mere time has made of it.
     *
     * @param sendBefore when the reply's window closes
     * @param paused whether WeChat's daily limit held the app back at that time
     */
    default Standing at(Instant now, Instant sendBefore, boolean paused) {
        return switch (this) {
            case Waiting _, Queued _ ->
                now.isBefore(sendBefore) ? this : new Settled(paused ? Settlement.API_LIMIT : Settlement.WINDOW_CLOSED);
            case Sending sending -> now.isBefore(sending.deadline) ? this : new Settled(Settlement.UNKNOWN);
            case Settled _ -> this;
        };
    }

    /** Whether the others of its user wait for it. */
    default boolean hasTurn() {
        return switch (this) {
            case Queued _, Sending _ -> true;
            case Waiting _, Settled _ -> false;
        };
    }
}
