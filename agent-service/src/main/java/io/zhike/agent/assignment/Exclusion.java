package io.zhike.agent.assignment;

/** Why an agent of the app is no candidate for a conversation. */
enum Exclusion {
    OFFLINE,
    AWAY,
    AUTO_ACCEPT_OFF,
    FULL,
    /** It is for a group to which they do not belong. */
    NOT_IN_GROUP,
    /** They had it and left its user unanswered, or gave it back. */
    LET_IT_LIE
}
