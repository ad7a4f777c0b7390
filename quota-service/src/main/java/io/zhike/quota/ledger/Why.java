package io.zhike.quota.ledger;

/** Why a reply window changed. */
public enum Why {
    /** The user entered the session. */
    USER_ENTERED,
    /** The user wrote. */
    USER_WROTE,
    /** A reply was approved and took its unit. */
    REPLY_APPROVED,
    /** A person may try a reply although none is left by this count: it took no unit. */
    PROBED,
    /** A reply was withdrawn before it left: its unit came back. */
    WITHDRAWN,
    /** A reply never left, or WeChat clearly did not take it: its unit came back. */
    NOT_SENT,
    /** A reply was under way when a grant came, and was answered before that grant: its unit came back. */
    ANSWERED_BEFORE_GRANT,
    /** WeChat refused an attempt that was made before the newest grant: that reply's unit came back, nothing else. */
    DRIFTED,
    /** WeChat took a probing reply: its count is higher than this one. */
    WECHAT_TOOK_MORE,
    /** WeChat says that no reply is left (errcode 45047). */
    WECHAT_COUNTS_NONE_LEFT,
    /** WeChat says that the window is closed (errcode 45015). */
    WECHAT_CLOSED_WINDOW
}
