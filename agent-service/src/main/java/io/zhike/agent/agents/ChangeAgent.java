package io.zhike.agent.agents;

import io.zhike.agent.access.BindingRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.Set;

/** Changes what an agent can take, or whether they are there. Their row must be locked. */
@ApplicationScoped
public class ChangeAgent {

    private final Event<RoomAppeared> room;
    private final Event<AgentLeft> left;
    private final Event<StatusChosen> chosen;

    ChangeAgent(Event<RoomAppeared> room, Event<AgentLeft> left, Event<StatusChosen> chosen) {
        this.room = room;
        this.left = left;
        this.chosen = chosen;
    }

    void change(AgentRow agent, AgentChange change) {
        boolean wasOpen = agent.isOpen();
        int before = agent.capacity;
        if (change.capacity() != null) {
            agent.capacity = change.capacity();
        }
        if (change.autoAccept() != null) {
            agent.autoAccept = change.autoAccept();
        }
        if (agent.isOpen() && (!wasOpen || agent.capacity > before)) {
            room.fire(new RoomAppeared(agent.id));
        }
    }

    /** Joins and leaves skill groups of an app; whoever waits for one may be waiting for them. */
    void join(AgentRow agent, BindingRow binding, Set<String> groups) {
        binding.join(groups);
        open(agent);
    }

    /** They say whether they are there. */
    void become(AgentRow agent, Presence presence) {
        boolean wasOpen = agent.isOpen();
        agent.choose(presence);
        chosen.fire(new StatusChosen(agent.id));
        if (agent.isOpen() && !wasOpen) {
            room.fire(new RoomAppeared(agent.id));
        }
        if (!presence.isPresent()) {
            left.fire(new AgentLeft(agent.id));
        }
    }

    /** Nobody has seen them since then: they are OFFLINE, until they are back. */
    public void lose(AgentRow agent, Instant seenLast) {
        agent.lose(seenLast);
        left.fire(new AgentLeft(agent.id));
    }

    /** They can be given conversations again, if they can. */
    public void open(AgentRow agent) {
        if (agent.isOpen()) {
            room.fire(new RoomAppeared(agent.id));
        }
    }
}
