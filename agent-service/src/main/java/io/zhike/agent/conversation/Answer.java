package io.zhike.agent.conversation;

/** What becomes of the wish to say something in a conversation. */
public sealed interface Answer {

    /**
     * It goes out.
     *
     * @param intervention 管理员介入: an administrator speaks, and an agent keeps the conversation
     */
    record Spoken(Conversation after, boolean intervention) implements Answer {}

    /** Someone else has it. */
    record HeldBy(String agentId) implements Answer {}

    /** It has ended. */
    record Over() implements Answer {}

    /** They are signed out, and it would become theirs. */
    record Absent() implements Answer {}
}
