package io.zhike.agent.conversation;

/** What becomes of the wish to end a conversation. */
public sealed interface Ending {

    /** It has ended now. */
    record Done(Conversation after) implements Ending {}

    /** It had ended already. */
    record DoneAlready() implements Ending {}

    /** Someone else has it, or had it last. */
    record HeldBy(String agentId) implements Ending {}

    /** Nobody has it, and they are no administrator. */
    record HeldByNobody() implements Ending {}
}
