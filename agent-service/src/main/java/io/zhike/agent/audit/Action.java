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
    USER_BLOCKED,
    USER_UNBLOCKED,
    AGENT_BOUND,
    AGENT_CHANGED,
    AGENT_UNBOUND,
    DESK_SETTINGS_CHANGED,
    COMPLIANCE_CHANGED
}
