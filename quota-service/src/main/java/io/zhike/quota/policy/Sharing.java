package io.zhike.quota.policy;

import io.zhike.events.outbound.ReplySource;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a window's replies are shared out between the robot, the desk itself and people.
 *
 * @param reserve units that replies of the robot and of the desk itself leave for people
 * @param caps how many replies of one source a grant may take; whoever is not in it has none
 */
public record Sharing(int reserve, Map<ReplySource, Integer> caps) {

    public Sharing {
        caps = Map.copyOf(caps);
        if (reserve < 0 || caps.values().stream().anyMatch(cap -> cap < 0)) {
            throw new IllegalArgumentException("A reserve and a cap are 0 or more");
        }
    }

    /** Only a reserve. */
    public static Sharing leaving(int reserve) {
        return new Sharing(reserve, Map.of());
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

    /** How many replies of that source a grant may take; empty where it may take all. */
    public OptionalInt cap(ReplySource source) {
        Integer cap = caps.get(source);
        return cap == null ? OptionalInt.empty() : OptionalInt.of(cap);
    }
}
