package io.zhike.agent.assignment;

import io.zhike.agent.assignment.Figures.Figure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assignment as callers read it.
 *
 * @param agentId who got the conversation
 * @param decidedBy whoever took it by hand or gave it to another; null where it was assigned
 * @param candidates those who could have got it, the best first; by hand: who took it
 * @param excluded the app's other agents, each with why
 */
public record Assignment(
        UUID id,
        UUID conversationId,
        String agentId,
        AssignmentReason reason,
        @Nullable String decidedBy,
        Instant at,
        List<Figure> candidates,
        List<Figure> excluded) {}
