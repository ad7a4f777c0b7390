package io.zhike.agent.statistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is counted together.
 *
 * @param agent whose; null: everybody's
 * @param day of which day; null: of all days
 */
record Cell(@Nullable String agent, @Nullable LocalDate day) {

    /** The same person's, of one day. */
    Cell on(LocalDate date) {
        return new Cell(agent, date);
    }
}
