package io.zhike.agent.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;

/**
 * An app's figures; to an agent their own.
 *
 * @param total of all the days
 * @param days each of them, also where nothing happened
 * @param agents those who had a conversation, by username, of all the days
 */
record Statistics(Now now, Figures total, List<Day> days, List<OfAgent> agents) {

    /** A day's. */
    record Day(LocalDate day, @JsonUnwrapped Figures figures) {}

    /** An agent's. */
    record OfAgent(
            String agentId, String name, @JsonUnwrapped Figures figures) {}
}
