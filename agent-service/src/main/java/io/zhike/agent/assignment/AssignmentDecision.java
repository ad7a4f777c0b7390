package io.zhike.agent.assignment;

import io.zhike.agent.assignment.Figures.Figure;
import io.zhike.agent.conversation.State.Waiting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who gets a waiting conversation: the candidate with the highest idle rate 空闲率. */
sealed interface AssignmentDecision {

    /** Someone does. */
    record Chosen(String agentId, AssignmentReason reason, Figures figures) implements AssignmentDecision {}

    /** There is no candidate. */
    record NobodyFree() implements AssignmentDecision {}

    /**
     * Decides.
     *
     * @param agents the app's agents
     * @param waiting the conversation that waits
     * @param group for whom it is; null: for everybody
     */
    static AssignmentDecision of(Collection<Candidate> agents, Waiting waiting, @Nullable String group) {
        List<Candidate> candidates = new ArrayList<>();
        List<Figure> excluded = new ArrayList<>();
        for (Candidate agent : agents) {
            Optional<Exclusion> exclusion = agent.exclusion(waiting, group);
            if (exclusion.isEmpty()) {
                candidates.add(agent);
            } else {
                excluded.add(Figure.of(agent, exclusion.get()));
            }
        }
        if (candidates.isEmpty()) {
            return new NobodyFree();
        }
        candidates.sort(Candidate.ORDER);
        excluded.sort(Comparator.comparing(Figure::agentId));
        List<Figure> figures =
                candidates.stream().map(candidate -> Figure.of(candidate, null)).toList();
        boolean knownToOne =
                candidates.stream().anyMatch(agent -> agent.agentId().equals(waiting.familiar()));
        return new Chosen(
                knownToOne
                        ? Objects.requireNonNull(waiting.familiar())
                        : candidates.getFirst().agentId(),
                knownToOne ? AssignmentReason.FAMILIAR : reason(candidates),
                new Figures(figures, List.copyOf(excluded)));
    }

    private static AssignmentReason reason(List<Candidate> best) {
        Candidate chosen = best.getFirst();
        if (best.size() == 1 || !chosen.isAsIdleAs(best.get(1))) {
            return AssignmentReason.IDLEST;
        }
        return Objects.equals(chosen.lastAssignedAt(), best.get(1).lastAssignedAt())
                ? AssignmentReason.FIRST_BY_ID
                : AssignmentReason.LONGEST_UNASSIGNED;
    }
}
