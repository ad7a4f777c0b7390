package io.zhike.agent.compliance;

/** What becomes of a text that breaks a rule. */
public enum Action {
    /** The rule is not looked at. */
    OFF,
    /** It is sent once whoever says it has confirmed that. */
    WARN,
    /** It is not sent. */
    BLOCK
}
