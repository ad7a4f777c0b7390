package io.zhike.agent.presence;

import io.zhike.agent.agents.AgentRow;
import io.zhike.agent.agents.Agents;
import io.zhike.agent.background.Background;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agent opens a workbench. Whoever was lost a short while ago is again what they were, and has again what nobody else
 * took.
 */
@ApplicationScoped
public class ArriveAtDesk {

    /** An agent is back who was lost; observe it after the commit. */
    record Back(String agentId, Instant lostSince) {}

    private final Agents agents;
    private final Attendance attendance;
    private final Absentees absentees;
    private final GiveBackToAgent giveBack;
    private final Background background;
    private final PresenceConfig config;
    private final Clock clock;
    private final Event<Back> back;

    ArriveAtDesk(
            Agents agents,
            Attendance attendance,
            Absentees absentees,
            GiveBackToAgent giveBack,
            Background background,
            PresenceConfig config,
            Clock clock,
            Event<Back> back) {
        this.agents = agents;
        this.attendance = attendance;
        this.absentees = absentees;
        this.giveBack = giveBack;
        this.background = background;
        this.config = config;
        this.clock = clock;
        this.back = back;
    }

    @Transactional
    public void arrive(String agentId) {
        attendance.seen(List.of(agentId));
        agents.lock(agentId).ifPresent(this::comeBack);
    }

    /** A workbench is closed: until now its agent was there. */
    public void depart(String agentId) {
        background.run(() -> attendance.seen(List.of(agentId)));
    }

    private void comeBack(AgentRow agent) {
        Instant oldest = clock.instant().minus(config.returnWithin());
        Optional<Instant> lostSince = agent.lostSince();
        lostSince.filter(since -> !since.isBefore(oldest)).ifPresent(since -> {
            agent.comeBack();
            back.fire(new Back(agent.id(), since));
        });
    }

    /** First what was theirs, then what waits for anybody. */
    void giveBack(@Observes(during = TransactionPhase.AFTER_SUCCESS) Back event) {
        background.run(() -> {
            absentees
                    .leftBy(event.agentId(), event.lostSince())
                    .forEach(conversation -> giveBack.giveBack(conversation, event.agentId(), event.lostSince()));
            giveBack.open(event.agentId());
        });
    }
}
