package io.zhike.agent.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an assignment was decided by.
 *
 * @param candidates those who could have got it, the best first
 * @param excluded the app's other agents, by id
 */
public record Figures(List<Figure> candidates, List<Figure> excluded) {

    /**
     * One agent, as they were.
     *
     * @param idleRate 0 to 1
     * @param why why they were no candidate; null where they were
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figure(
            String agentId,
            int capacity,
            int serving,
            double idleRate,
            @Nullable Instant lastAssignedAt,
            @Nullable Exclusion why) {

        static Figure of(Candidate candidate, @Nullable Exclusion why) {
            return new Figure(
                    candidate.agentId(),
                    candidate.capacity(),
                    candidate.serving(),
                    candidate.idleRate(),
                    candidate.lastAssignedAt(),
                    why);
        }
    }
}
