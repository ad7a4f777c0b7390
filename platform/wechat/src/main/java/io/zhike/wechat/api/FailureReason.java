package io.zhike.wechat.api;

/** Why a message failed for good. */
public enum FailureReason {
    UNKNOWN_USER(false),
    INVALID_MESSAGE(false),
    TOO_LONG(false),
    ADDRESS_NOT_LISTED(true),
    NO_PERMISSION(true),
    USER_REFUSED(true),
    /** Only the number tells more. */
    OTHER(false);

    private final boolean alerts;

    FailureReason(boolean alerts) {
        this.alerts = alerts;
    }

    /** Whether someone who runs the installation should hear of it, since the next message will fare no better. */
    public boolean alerts() {
        return alerts;
    }
}
