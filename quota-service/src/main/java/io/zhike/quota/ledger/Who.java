package io.zhike.quota.ledger;

import io.zhike.events.outbound.ReplySource;

/** Whose doing changed a reply window. */
public enum Who {
    USER,
    AGENT,
    ROBOT,
    /** The desk itself. */
    SYSTEM,
    WECHAT;

    /** Whoever speaks in a reply. */
    public static Who of(ReplySource source) {
        return switch (source) {
            case AGENT -> AGENT;
            case ROBOT -> ROBOT;
            case SYSTEM -> SYSTEM;
        };
    }
}
