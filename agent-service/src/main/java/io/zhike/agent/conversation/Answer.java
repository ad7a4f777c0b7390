package io.zhike.agent.conversation;

import org.jspecify.annotations.Nullable;

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

    /** It lies still, and is for whoever had it last, or an administrator; null where only these are left. */
    record LeftTo(@Nullable String lastAgent) implements Refusal {}

    /** It is over, and they did not serve in it. */
    record Over() implements Refusal {}

    /** It is over, and nothing may be sent to the user any more. */
    record NothingLeft() implements Refusal {}

    /** It is over, and the user has a newer one. */
    record Superseded() implements Refusal {}

    /** As many replies as may wait for the user's next message do so already. */
    record TooManyHeld() implements Refusal {}

    /** They are signed out, and it would become theirs. */
    record Absent() implements Refusal {}
}
