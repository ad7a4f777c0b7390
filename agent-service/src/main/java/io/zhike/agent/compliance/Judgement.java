package io.zhike.agent.compliance;

/** How a text ended against which something was found. */
enum Judgement {
    /** It was to be confirmed, and was not said. */
    WARNED,
    /** It was confirmed and said. */
    CONFIRMED,
    /** It was not said. */
    BLOCKED
}
