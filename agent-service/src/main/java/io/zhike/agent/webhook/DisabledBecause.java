package io.zhike.agent.webhook;

/** Why an endpoint is sent nothing. */
enum DisabledBecause {
    /** An administrator wants it so. */
    BY_HAND,
    /** It answered 410. */
    GONE,
    /** Nothing reached it for days. */
    FAILING
}
