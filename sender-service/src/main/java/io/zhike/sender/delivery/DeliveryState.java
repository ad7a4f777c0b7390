package io.zhike.sender.delivery;

/** The names of the {@link Standing}s, in the database and to other services. */
enum DeliveryState {
    QUEUED,
    SENDING,
    SETTLED
}
