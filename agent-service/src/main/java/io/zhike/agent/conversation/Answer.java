package io.zhike.agent.conversation;

/** What becomes of the wish to say something in a conversation. */
public sealed interface Answer {

    /**
     * It goes out.
     *
     * @param intervention 管理员介入: an administrator speaks, and an agent keeps the conversation
     */
    record Spoken(Conversation after, boolean intervention) implements Answer {}

    /** It does not go out. */
    sealed interface Refusal extends Answer {}

    /** Someone else has it. */
    record HeldBy(String agentId) implements Refusal {}

    /** It has ended. */
    record Over() implements Refusal {}

    /** It has ended, and the user has a newer one. */
    record Superseded() implements Refusal {}

    /** As many replies as may wait for the user's next message do so already. */
    record TooManyHeld() implements Refusal {}

    /** They are signed out, and it would become theirs. */
    record Absent() implements Refusal {}
}
