package io.zhike.agent.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often something is sent.
 *
 * @param pauses between one attempt and the next; after the attempt that follows the last pause there is none
 */
record RetryRule(List<Duration> pauses) {

    /** What follows an attempt. */
    sealed interface Outcome {

        /** The endpoint has it. */
        record Delivered() implements Outcome {}

        /** It does not have it yet. */
        record Again(Instant at) implements Outcome {}

        /** It will not have it. */
        record Failed() implements Outcome {}

        /** It will not have it, and wants nothing more. */
        record Gone() implements Outcome {}
    }

    RetryRule {
        pauses = List.copyOf(pauses);
    }

    /** @param used how many of the pauses there have been */
    Outcome after(int used, Answer answer, Instant now) {
        if (answer.succeeded()) {
            return new Outcome.Delivered();
        }
        if (answer instanceof Answer.Status status && status.isGone()) {
            return new Outcome.Gone();
        }
        return used < pauses.size() ? new Outcome.Again(now.plus(pauses.get(used))) : new Outcome.Failed();
    }
}
