package io.zhike.simulator.push;

/** How far a push has come. */
public enum Delivery {
    PENDING,
    /** The mini program's server has taken it. */
    DELIVERED,
    /** The mini program's server wants WeChat's own web tool to have it. */
    HANDED_OVER,
    /** All tries were in vain. */
    FAILED
}
