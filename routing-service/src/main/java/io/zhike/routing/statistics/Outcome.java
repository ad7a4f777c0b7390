package io.zhike.routing.statistics;

/** How a conversation ended in which the robot answered. */
public enum Outcome {
    WITHOUT_PERSON,
    WITH_PERSON
}
