package io.zhike.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is to get which conversation, written down as naively as the rule is told: everything is looked at every time. */
public final class NaiveDesk {

    /** An assignment that was made. */
    public record Assigned(String app, UUID conversation, String agent, Instant at) {}

    private record Waiting(UUID conversation, Instant since) {}

    private static final class Agent {
        final String id;
        final int capacity;
        final Set<String> apps = new HashSet<>();
        final Set<UUID> serving = new HashSet<>();
        boolean online;

        @Nullable
        Instant lastAssigned;

        Agent(String id, int capacity) {
            this.id = id;
            this.capacity = capacity;
        }

        boolean canTake(String app) {
            return online && apps.contains(app) && serving.size() < capacity;
        }

        BigDecimal idleRate() {
            int free = Math.max(0, capacity - serving.size());
            return BigDecimal.valueOf(free).divide(BigDecimal.valueOf(capacity), MathContext.DECIMAL128);
        }
    }

    private static final Comparator<Agent> IDLEST = Comparator.comparing(Agent::idleRate)
            .reversed()
            .thenComparing(
                    (Agent agent) -> agent.lastAssigned, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(agent -> agent.id);

    private final Map<String, Agent> agents = new TreeMap<>();
    private final Map<String, List<Waiting>> queues = new HashMap<>();

    public void employ(String id, int capacity, boolean inFirst, boolean inSecond) {
        var agent = new Agent(id, capacity);
        if (inFirst) {
            agent.apps.add(Desk.FIRST_APP);
        }
        if (inSecond) {
            agent.apps.add(Desk.SECOND_APP);
        }
        agents.put(id, agent);
    }

    public void become(String id, boolean online) {
        agent(id).online = online;
    }

    public void arrive(String app, UUID conversation, Instant at) {
        queue(app).add(new Waiting(conversation, at));
    }

    public void end(UUID conversation) {
        agents.values().forEach(agent -> agent.serving.remove(conversation));
    }

    /** Takes an assignment into account, which must be the one that is to be made. */
    public void check(Assigned assigned) {
        List<Waiting> queue = queue(assigned.app());
        Waiting first = queue.stream()
                .min(Comparator.comparing(Waiting::since)
                        .thenComparing(one -> one.conversation().toString()))
                .orElseThrow();
        assertThat(assigned.conversation()).isEqualTo(first.conversation());
        assertThat(Optional.of(assigned.agent()))
                .isEqualTo(idlest(assigned.app()).map(agent -> agent.id));

        Agent agent = agent(assigned.agent());
        agent.serving.add(assigned.conversation());
        agent.lastAssigned = assigned.at();
        queue.remove(first);
    }

    private Agent agent(String id) {
        return Objects.requireNonNull(agents.get(id), id);
    }

    private Optional<Agent> idlest(String app) {
        return agents.values().stream().filter(agent -> agent.canTake(app)).min(IDLEST);
    }

    /** Those who wait though someone could have them. */
    public List<UUID> neglected() {
        List<UUID> neglected = new ArrayList<>();
        queues.forEach((app, queue) -> {
            if (idlest(app).isPresent()) {
                queue.forEach(waiting -> neglected.add(waiting.conversation()));
            }
        });
        return neglected;
    }

    /** How many conversations people have. */
    public long serving() {
        return agents.values().stream().mapToLong(agent -> agent.serving.size()).sum();
    }

    private List<Waiting> queue(String app) {
        return queues.computeIfAbsent(app, _ -> new ArrayList<>());
    }
}
