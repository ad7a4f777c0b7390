package io.zhike.simulator.push;

/** How far a push has come. */
public enum Delivery {
    PENDING,
    /** The mini program's server has taken it. */
    DELIVERED,
    /** All tries were in vain. */
    FAILED
}
