package io.zhike.agent.conversation;

import org.jspecify.annotations.Nullable;

/** What becomes of the wish to have a conversation. */
public sealed interface Acceptance {

    /** They have it now. */
    record Accepted(Conversation after) implements Acceptance {}

    /** They had it already. */
    record HeldAlready() implements Acceptance {}

    /** Someone else has it. */
    record HeldBy(String agentId) implements Acceptance {}

    /** It lies still, and is for whoever had it last, or an administrator; null where only these are left. */
    record LeftTo(@Nullable String lastAgent) implements Acceptance {}

    /** It is over. */
    record Over() implements Acceptance {}

    /** They are signed out. */
    record Absent() implements Acceptance {}
}
