package io.zhike.simulator.fault;

/** How a call of WeChat's API is to end. */
public sealed interface CallFate {

    record Normal() implements CallFate {}

    /** Answered with an error code, nothing accepted. */
    record Refused(int errorCode) implements CallFate {}

    /** Never answered, nothing accepted. */
    record SilentBeforeAccepting() implements CallFate {}

    /** Accepted, but never answered. */
    record SilentAfterAccepting() implements CallFate {}
}
