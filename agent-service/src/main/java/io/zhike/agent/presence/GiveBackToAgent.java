package io.zhike.agent.presence;

import io.zhike.agent.agents.AgentRow;
import io.zhike.agent.agents.Agents;
import io.zhike.agent.agents.ChangeAgent;
import io.zhike.agent.assignment.Assignments;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An agent who is back has again what was theirs, where nobody else has it and they have room. */
@ApplicationScoped
class GiveBackToAgent {

    private final Conversations conversations;
    private final Agents agents;
    private final ChangeAgent changeAgent;
    private final Assignments assignments;
    private final Clock clock;

    GiveBackToAgent(
            Conversations conversations, Agents agents, ChangeAgent changeAgent, Assignments assignments, Clock clock) {
        this.conversations = conversations;
        this.agents = agents;
        this.changeAgent = changeAgent;
        this.assignments = assignments;
        this.clock = clock;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void giveBack(UUID conversation, String agentId, Instant lostSince) {
        conversations
                .lock(conversation)
                .filter(locked -> locked.row().wasLeftBy(agentId, lostSince))
                .ifPresent(locked -> giveBack(locked, agentId));
    }

    private void giveBack(LockedConversation locked, String agentId) {
        Optional<AgentRow> there =
                agents.lock(agentId).filter(agent -> agent.status().isPresent());
        if (there.isPresent() && assignments.hasRoom(agentId)) {
            Instant now = clock.instant();
            assignments.cameBack(locked.conversation(), agentId, now);
            conversations.change(locked, locked.conversation().comeBackTo(agentId));
        }
    }

    /** Whoever waits may be given to them now. */
    @Transactional(TxType.REQUIRES_NEW)
    void open(String agentId) {
        agents.lock(agentId).ifPresent(changeAgent::open);
    }
}
