package io.zhike.agent.conversation;

import org.jspecify.annotations.Nullable;

/** What becomes of the wish to pass a conversation on: to another agent, back to the queue, or to oneself. */
public sealed interface Passing {

    /** It is where it was to go. */
    record Passed(Conversation after) implements Passing {}

    /** It was there already. */
    record ThereAlready() implements Passing {}

    /** Someone else has it, or had it last. */
    record HeldBy(String agentId) implements Passing {}

    /** Nobody has it, and they are no administrator. */
    record HeldByNobody() implements Passing {}

    /** It is over. */
    record Over() implements Passing {}

    static Passing refused(@Nullable String holder) {
        return holder == null ? new HeldByNobody() : new HeldBy(holder);
    }
}
