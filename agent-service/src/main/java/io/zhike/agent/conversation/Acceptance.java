package io.zhike.agent.conversation;

/** What becomes of the wish to have a conversation. */
public sealed interface Acceptance {

    /** They have it now. */
    record Accepted(Conversation after) implements Acceptance {}

    /** They had it already. */
    record HeldAlready() implements Acceptance {}

    /** Someone else has it. */
    record HeldBy(String agentId) implements Acceptance {}

    /** It has ended. */
    record Over() implements Acceptance {}

    /** They are signed out. */
    record Absent() implements Acceptance {}
}
