package io.zhike.agent.assignment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.panache.common.Sort;
import io.zhike.agent.assignment.AssignmentDecision.Chosen;
import io.zhike.agent.assignment.Figures.Figure;
import io.zhike.agent.conversation.Conversation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored assignments. */
@ApplicationScoped
public class Assignments {

    private final Roster roster;
    private final MeterRegistry meters;

    Assignments(Roster roster, MeterRegistry meters) {
        this.roster = roster;
        this.meters = meters;
    }

    /** Stores that someone took a conversation by hand, or gave it to another, with the figures of whoever has it before it. */
    public void byHand(
            Conversation conversation, String agentId, AssignmentReason reason, String decidedBy, Instant at) {
        var figures = new Figures(List.of(Figure.of(roster.agent(agentId), null)), List.of());
        store(conversation, agentId, reason, decidedBy, figures, at);
    }

    /** Stores that an agent has again what was theirs when they were lost. */
    public void cameBack(Conversation conversation, String agentId, Instant at) {
        var figures = new Figures(List.of(Figure.of(roster.agent(agentId), null)), List.of());
        store(conversation, agentId, AssignmentReason.CAME_BACK, null, figures, at);
    }

    /** Whether an agent, whose row is locked, has room for one conversation more. */
    public boolean hasRoom(String agentId) {
        return roster.agent(agentId).hasRoom();
    }

    void store(Conversation conversation, Chosen chosen, Instant at) {
        store(conversation, chosen.agentId(), chosen.reason(), null, chosen.figures(), at);
    }

    private void store(
            Conversation conversation,
            String agentId,
            AssignmentReason reason,
            @Nullable String decidedBy,
            Figures figures,
            Instant at) {
        new AssignmentRow(
                        UuidCreator.getTimeOrderedEpoch(),
                        conversation.user().appId(),
                        conversation.id(),
                        agentId,
                        reason,
                        decidedBy,
                        at,
                        figures)
                .persist();
        meters.counter("zhike.assignments", "reason", reason.name()).increment();
    }

    /** A conversation's, the first first. */
    List<Assignment> of(UUID conversation) {
        List<AssignmentRow> rows =
                AssignmentRow.list("conversationId", Sort.by("at").and("id"), conversation);
        return rows.stream().map(AssignmentRow::assignment).toList();
    }
}
