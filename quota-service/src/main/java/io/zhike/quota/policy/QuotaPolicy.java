package io.zhike.quota.policy;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplySource;

/**
 * The figures that one app's reply windows are counted by.
 *
 * @param entered what entering the session grants
 * @param message what a user's message grants
 * @param reserve units that replies of the robot and of the desk itself leave for people
 */
public record QuotaPolicy(Allowance entered, Allowance message, int reserve) {

    public QuotaPolicy {
        if (reserve < 0) {
            throw new IllegalArgumentException("A reserve is 0 or more");
        }
    }

    public Allowance allowance(NewestPush.Kind kind) {
        return switch (kind) {
            case ENTERED -> entered;
            case MESSAGE -> message;
        };
    }

    /**
     * The units that a reply must leave.
     *
     * @param granted what the grant in force gave: a reserve as large as that would silence the robot for good
     */
    public int reserveFrom(ReplySource source, int granted) {
        return switch (source) {
            case AGENT -> 0;
            case ROBOT, SYSTEM -> Math.min(reserve, Math.max(granted - 1, 0));
        };
    }
}
