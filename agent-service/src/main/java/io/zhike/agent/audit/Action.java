package io.zhike.agent.audit;

/** What someone did. */
public enum Action {
    CONVERSATION_ACCEPTED,
    /** They answered what nobody had, and have it since. */
    CONVERSATION_ANSWERED,
    /** 管理员介入: they answered what an agent has. */
    CONVERSATION_INTERVENED,
    CONVERSATION_TRANSFERRED,
    CONVERSATION_GIVEN_BACK,
    CONVERSATION_TAKEN_OVER,
    CONVERSATION_ENDED,
    REPLY_WITHDRAWN,
    /** They took an app's conversations along. */
    CONVERSATIONS_EXPORTED,
    USER_BLOCKED,
    USER_UNBLOCKED,
    USER_ERASED,
    /** They took a copy of everything along that is known of the user. */
    USER_EXPORTED,
    AGENT_BOUND,
    AGENT_CHANGED,
    AGENT_UNBOUND,
    DESK_SETTINGS_CHANGED,
    COMPLIANCE_CHANGED
}
