package io.zhike.gateway.app;

/** Which of an app's messages WeChat is told to hand to its own web tool (网页版客服). Events never are. */
public enum HandOver {
    NEVER,
    /** Those that neither Kafka nor the spool takes: somebody may answer them there. */
    LAST_RESORT,
    /** All. They are kept here as well, and the robot and the desk leave them alone. */
    ALWAYS
}
