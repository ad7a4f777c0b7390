package io.zhike.events.quota;

import io.zhike.events.outbound.ReplySource;

/**
 * How many replies of the grant in force each has taken, those under way among them.
 *
 * @param agent people
 * @param system the desk itself
 */
public record Spent(int agent, int robot, int system) {

    public static final Spent NOTHING = new Spent(0, 0, 0);

    public int by(ReplySource source) {
        return switch (source) {
            case AGENT -> agent;
            case ROBOT -> robot;
            case SYSTEM -> system;
        };
    }

    /** One reply more. */
    public Spent plus(ReplySource source) {
        return with(source, 1);
    }

    /** One reply less, but never fewer than none. */
    public Spent minus(ReplySource source) {
        return by(source) == 0 ? this : with(source, -1);
    }

    private Spent with(ReplySource source, int more) {
        return switch (source) {
            case AGENT -> new Spent(agent + more, robot, system);
            case ROBOT -> new Spent(agent, robot + more, system);
            case SYSTEM -> new Spent(agent, robot, system + more);
        };
    }
}
