package io.zhike.agent.assignment;

import io.quarkus.scheduler.Scheduled;
import io.zhike.agent.access.Bindings;
import io.zhike.agent.agents.RoomAppeared;
import io.zhike.agent.apps.Apps;
import io.zhike.agent.background.Background;
import io.zhike.agent.conversation.AgentFreed;
import io.zhike.agent.conversation.ConversationWaits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When an app's waiting conversations are assigned: after each commit that makes one wait or makes room, and every few
 * seconds for what a crash left out. One run per app at a time; a run goes on until nothing more can be done.
 */
@ApplicationScoped
class AssignmentRuns {

    /** What an app's run knows of reasons to go on. */
    private enum Run {
        LOOKING,
        /** Something happened since it last looked. */
        TOLD
    }

    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Background background;
    private final AssignNext assignNext;
    private final WaitingQueue queue;
    private final Bindings bindings;
    private final Apps apps;

    AssignmentRuns(Background background, AssignNext assignNext, WaitingQueue queue, Bindings bindings, Apps apps) {
        this.background = background;
        this.assignNext = assignNext;
        this.queue = queue;
        this.bindings = bindings;
        this.apps = apps;
    }

    void waits(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConversationWaits event) {
        start(event.appId());
    }

    void freed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentFreed event) {
        startAllOf(event.agentId());
    }

    void roomAppeared(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoomAppeared event) {
        startAllOf(event.agentId());
    }

    @Scheduled(every = "{zhike.assignment.sweep}")
    void sweep() {
        background.run(() -> queue.waitingIn(apps.ids()).forEach(this::start));
    }

    private void startAllOf(String agentId) {
        background.run(() -> bindings.appsOf(agentId).forEach(this::start));
    }

    private void start(String appId) {
        if (runs.put(appId, Run.TOLD) == null) {
            background.run(() -> run(appId));
        }
    }

    private void run(String appId) {
        try {
            do {
                runs.put(appId, Run.LOOKING);
                while (assignNext.step(appId)) {
                    // Until there is nothing left to do.
                }
            } while (!runs.remove(appId, Run.LOOKING));
        } catch (RuntimeException e) {
            runs.remove(appId);
            throw e;
        }
    }
}
