package io.zhike.agent.statistics;

/** Which cells are counted. */
enum Breakdown {
    /** Everybody's, of all days and of each. */
    APP(true),
    /** Each agent's, of all days. */
    AGENTS(false),
    /** One agent's, of all days and of each. */
    ONE_AGENT(true);

    private final boolean byDay;

    Breakdown(boolean byDay) {
        this.byDay = byDay;
    }

    /** The day of a cell, in SQL. */
    String day() {
        return byDay ? "day" : "cast(null as integer)";
    }

    String groupingSets() {
        return byDay ? "((agent), (agent, day))" : "((agent))";
    }
}
