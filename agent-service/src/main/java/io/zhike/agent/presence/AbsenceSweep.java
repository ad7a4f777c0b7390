package io.zhike.agent.presence;

import io.quarkus.scheduler.Scheduled;
import io.zhike.agent.agents.AgentLeft;
import io.zhike.agent.background.Background;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** When conversations of agents who are gone are looked for: as soon as one leaves, and every few seconds. */
@ApplicationScoped
class AbsenceSweep {

    private final Background background;
    private final Absentees absentees;
    private final ReturnToQueue returnToQueue;

    AbsenceSweep(Background background, Absentees absentees, ReturnToQueue returnToQueue) {
        this.background = background;
        this.absentees = absentees;
        this.returnToQueue = returnToQueue;
    }

    void left(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentLeft event) {
        sweep();
    }

    @Scheduled(every = "{zhike.assignment.sweep}")
    void sweep() {
        background.run(() -> absentees.conversations().forEach(returnToQueue::giveBack));
    }
}
