package io.zhike.agent.presence;

import io.zhike.agent.agents.AgentRow;
import io.zhike.agent.agents.Agents;
import io.zhike.agent.agents.ChangeAgent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** An agent whose workbench has been gone for a whole grace is OFFLINE; their conversations follow one by one. */
@ApplicationScoped
class LeaveDesk {

    private static final Logger LOG = Logger.getLogger(LeaveDesk.class);

    private final Agents agents;
    private final Attendance attendance;
    private final ChangeAgent changeAgent;
    private final PresenceConfig config;
    private final Clock clock;

    LeaveDesk(Agents agents, Attendance attendance, ChangeAgent changeAgent, PresenceConfig config, Clock clock) {
        this.agents = agents;
        this.attendance = attendance;
        this.changeAgent = changeAgent;
        this.config = config;
        this.clock = clock;
    }

    /** Decided again under the agent's lock: they may be back. */
    @Transactional(TxType.REQUIRES_NEW)
    void leave(String agentId) {
        Instant gone = clock.instant().minus(config.grace());
        agents.lock(agentId)
                .filter(agent -> agent.status().isPresent())
                .ifPresent(agent -> attendance
                        .lastSeen(agentId)
                        .filter(seen -> seen.isBefore(gone))
                        .ifPresent(seen -> leave(agent, seen)));
    }

    private void leave(AgentRow agent, Instant seenLast) {
        changeAgent.lose(agent, seenLast);
        LOG.infof("An agent's workbench is gone. agent=%s seenLast=%s", agent.id(), seenLast);
    }
}
