package io.zhike.agent.webhook;

/** Where a delivery stands. */
enum DeliveryState {
    /** It is sent, or will be. */
    PENDING,
    /** The endpoint has it. */
    DELIVERED,
    /** It was tried as often as it is. */
    FAILED
}
