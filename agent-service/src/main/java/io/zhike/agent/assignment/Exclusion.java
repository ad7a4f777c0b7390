package io.zhike.agent.assignment;

/** Why an agent of the app is no candidate for a conversation. */
enum Exclusion {
    OFFLINE,
    AWAY,
    AUTO_ACCEPT_OFF,
    FULL,
    /** They had it and left its user unanswered. */
    LET_IT_LIE
}
