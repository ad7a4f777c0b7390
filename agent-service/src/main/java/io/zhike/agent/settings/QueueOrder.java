package io.zhike.agent.settings;

/** Whose turn it is among the users who wait. */
public enum QueueOrder {
    /** Who has waited longest. */
    FIRST_COME,
    /** Whose reply window closes first: who wrote last longest ago. */
    WINDOW_LEFT
}
