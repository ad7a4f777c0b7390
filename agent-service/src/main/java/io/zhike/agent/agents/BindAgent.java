package io.zhike.agent.agents;

import io.zhike.agent.access.BindingRow;
import io.zhike.agent.access.Bindings;
import io.zhike.agent.access.Role;
import io.zhike.agent.apps.AppLocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds an agent to an app, and takes them off it. */
@ApplicationScoped
class BindAgent {

    static final int MAX_AGENTS = 100;

    /** What becomes of the wish to bind someone. */
    sealed interface Outcome {

        record Bound(Agent agent) implements Outcome {}

        record BoundAlready() implements Outcome {}

        /** The app has as many agents as it may have. */
        record Full() implements Outcome {}
    }

    private final AppLocks appLocks;
    private final Agents agents;
    private final Bindings bindings;
    private final Event<RoomAppeared> room;
    private final Event<AgentLeft> left;

    BindAgent(AppLocks appLocks, Agents agents, Bindings bindings, Event<RoomAppeared> room, Event<AgentLeft> left) {
        this.appLocks = appLocks;
        this.agents = agents;
        this.bindings = bindings;
        this.room = room;
        this.left = left;
    }

    /**
     * Binds someone, known or new.
     *
     * @param capacity null: as it is, or the default
     */
    Outcome bind(
            String appId, String id, @Nullable String name, Role role, @Nullable Integer capacity, Set<String> groups) {
        appLocks.lock(appId);
        if (bindings.find(appId, id).isPresent()) {
            return new Outcome.BoundAlready();
        }
        if (bindings.count(appId) >= MAX_AGENTS) {
            return new Outcome.Full();
        }
        AgentRow agent = agents.lockOrAdd(id, name == null ? id : name);
        if (name != null) {
            agent.name = name;
        }
        if (capacity != null) {
            agent.capacity = capacity;
        }
        BindingRow binding = bindings.add(appId, id, role, groups);
        if (agent.isOpen()) {
            room.fire(new RoomAppeared(id));
        }
        return new Outcome.Bound(Agent.of(agent, binding));
    }

    /** Under which id someone is to be bound whose email address is known: who is not known is by that, until they sign in. */
    String idOf(String email) {
        return agents.known(email).map(AgentRow::id).orElseGet(() -> {
            agents.lockOrAdd(email, email).email = email;
            return email;
        });
    }

    /** Takes someone off an app: what they left unanswered there goes back to the queue. */
    void unbind(BindingRow binding) {
        binding.delete();
        left.fire(new AgentLeft(binding.agentId()));
    }
}
