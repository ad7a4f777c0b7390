package io.zhike.agent.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.agents.Presence;
import io.zhike.agent.assignment.AssignmentDecision.Chosen;
import io.zhike.agent.assignment.AssignmentDecision.NobodyFree;
import io.zhike.agent.conversation.State.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every assignment, whoever is there. */
class AssignmentPropertyTest {

    private static final Set<String> LAZY = Set.of("a3", "a7");
    private static final Waiting WAITING = new Waiting(Instant.EPOCH, LAZY, null);

    @Property
    void goesToSomeoneFreeThanWhomNobodyFreeIsIdler(@ForAll("desks") List<Candidate> agents) {
        // When
        AssignmentDecision decision = AssignmentDecision.of(agents, WAITING, null);

        // Then
        List<Candidate> free =
                agents.stream().filter(AssignmentPropertyTest::isFree).toList();
        switch (decision) {
            case NobodyFree _ -> assertThat(free).isEmpty();
            case Chosen chosen -> {
                assertThat(free).extracting(Candidate::agentId).contains(chosen.agentId());
                Candidate winner = agents.stream()
                        .filter(agent -> agent.agentId().equals(chosen.agentId()))
                        .findFirst()
                        .orElseThrow();
                assertThat(free).allMatch(agent -> agent.idleRate() <= winner.idleRate());
                assertThat(chosen.figures().candidates()).hasSize(free.size());
                assertThat(chosen.figures().excluded()).hasSize(agents.size() - free.size());
            }
        }
    }

    @Property
    void doesNotDependOnTheOrderInWhichAgentsAreRead(@ForAll("desks") List<Candidate> agents, @ForAll Random random) {
        // Given
        var shuffled = new ArrayList<>(agents);
        Collections.shuffle(shuffled, random);

        // When, then
        assertThat(AssignmentDecision.of(shuffled, WAITING, null))
                .isEqualTo(AssignmentDecision.of(agents, WAITING, null));
    }

    private static boolean isFree(Candidate agent) {
        return agent.presence() == Presence.ONLINE
                && agent.autoAccept()
                && agent.serving() < agent.capacity()
                && !LAZY.contains(agent.agentId());
    }

    @Provide
    Arbitrary<List<Candidate>> desks() {
        Arbitrary<Candidate> agent = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(1, 500),
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.of(Presence.values()),
                        Arbitraries.of(true, true, false),
                        Arbitraries.longs()
                                .between(0, 3)
                                .map(Instant::ofEpochSecond)
                                .injectNull(0.2))
                .as((id, capacity, serving, presence, auto, last) ->
                        new Candidate("a" + id, capacity, serving, presence, auto, last, Set.of()));
        return agent.list().ofMaxSize(9).uniqueElements(Candidate::agentId);
    }
}
