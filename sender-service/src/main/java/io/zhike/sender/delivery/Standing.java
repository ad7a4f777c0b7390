package io.zhike.sender.delivery;

import io.zhike.wechat.api.SendResult;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an approved reply stands. What may have left never becomes {@link Queued} again: that is the rule by which no user
 * gets a reply twice.
 */
sealed interface Standing {

    /**
     * It waits for an attempt, or for an older reply of its user.
     *
     * @param dueAt no attempt starts before it
     */
    record Queued(Instant dueAt) implements Standing {}

    /**
     * An attempt is under way, or was when its process died.
     *
     * @param deadline when whoever sees it gives the attempt up
     * @param withdrawn its writer took it back meanwhile
     */
    record Sending(Instant deadline, boolean withdrawn) implements Standing {}

    /** It has ended. */
    record Settled(Settlement settlement) implements Standing {}

    /** Its writer takes it back: that counts at once while it waits, and later if the attempt turns out to have sent nothing. */
    default Standing withdraw() {
        return switch (this) {
            case Queued _ -> new Settled(Settlement.WITHDRAWN);
            case Sending sending -> new Sending(sending.deadline, true);
            case Settled settled -> settled;
        };
    }

    /**
     * The attempt has ended.
     *
     * @param tryAgainAt when another attempt may be made; empty where the result allows none
     */
    default Standing end(SendResult result, Optional<Instant> tryAgainAt) {
        return switch (this) {
            case Queued queued -> queued;
            case Sending sending
            when tryAgainAt.isPresent() ->
                sending.withdrawn ? new Settled(Settlement.WITHDRAWN) : new Queued(tryAgainAt.get());
            case Sending _ -> new Settled(Settlement.of(result));
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
            case Queued _
            when !now.isBefore(sendBefore) -> new Settled(paused ? Settlement.API_LIMIT : Settlement.WINDOW_CLOSED);
            case Sending sending when !now.isBefore(sending.deadline) -> new Settled(Settlement.UNKNOWN);
            case Queued _, Sending _, Settled _ -> this;
        };
    }
}
