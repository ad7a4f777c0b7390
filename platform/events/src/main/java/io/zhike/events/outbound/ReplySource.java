package io.zhike.events.outbound;

/** Who speaks in a reply; the quota keeps a reserve for people. */
public enum ReplySource {
    AGENT,
    ROBOT,
    /** The desk itself: the transfer prompt, for example. */
    SYSTEM
}
