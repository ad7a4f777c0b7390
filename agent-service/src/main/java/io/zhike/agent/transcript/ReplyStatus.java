package io.zhike.agent.transcript;

import io.zhike.events.outbound.ReplySettled.Outcome;

/** What became of a reply. */
public enum ReplyStatus {
    /** 待用户回复后发送: asked for by itself when the user writes next. */
    HELD,
    /** 发送中: asked for and not settled. */
    QUEUED,
    SENT,
    REFUSED,
    FAILED,
    /** 结果未知: it left and no clear answer came; a late one may still make it SENT or FAILED. */
    UNKNOWN,
    WITHDRAWN;

    /** What it becomes when it is settled so: what may not follow changes nothing. */
    public ReplyStatus settled(Outcome outcome) {
        return switch (this) {
            case QUEUED -> of(outcome);
            case UNKNOWN -> Outcome.UNKNOWN.mayBeFollowedBy(outcome) ? of(outcome) : this;
            case HELD, SENT, REFUSED, FAILED, WITHDRAWN -> this;
        };
    }

    private static ReplyStatus of(Outcome outcome) {
        return switch (outcome) {
            case SENT -> SENT;
            case REFUSED -> REFUSED;
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
            case WITHDRAWN -> WITHDRAWN;
        };
    }
}
