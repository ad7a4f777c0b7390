package io.zhike.sender.delivery;

/** The names of the {@link Standing}s, in the database and to other services. */
enum DeliveryState {
    /** Behind an older reply of its user. */
    WAITING,
    QUEUED,
    SENDING,
    SETTLED
}
