package io.zhike.agent.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zhike.agent.agents.Presence;
import io.zhike.agent.assignment.AssignmentDecision.Chosen;
import io.zhike.agent.assignment.AssignmentDecision.NobodyFree;
import io.zhike.agent.assignment.Figures.Figure;
import io.zhike.agent.conversation.State.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who gets a waiting conversation. */
class IdlestAgentTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");

    @Test
    void isWhoHasTheGreatestFreeShare() {
        // Given
        Candidate half = agent("a", 10, 5, NOW);
        Candidate mostlyFree = agent("b", 4, 1, NOW);
        Candidate roomiest = agent("c", 100, 40, NOW);

        // When
        Chosen chosen = chosen(List.of(half, mostlyFree, roomiest));

        // Then
        assertThat(chosen.agentId()).isEqualTo("b");
        assertThat(chosen.reason()).isEqualTo(AssignmentReason.IDLEST);
        assertThat(chosen.figures().candidates())
                .extracting(Figure::agentId, Figure::idleRate)
                .containsExactly(tuple("b", 0.75), tuple("c", 0.6), tuple("a", 0.5));
    }

    @Test
    void isOfEqualsWhoWasAssignedLongestAgo() {
        // Given
        Candidate lately = agent("a", 3, 1, NOW);
        Candidate longAgo = agent("b", 300, 100, NOW.minusSeconds(60));

        // When
        Chosen chosen = chosen(List.of(lately, longAgo));

        // Then
        assertThat(chosen.agentId()).isEqualTo("b");
        assertThat(chosen.reason()).isEqualTo(AssignmentReason.LONGEST_UNASSIGNED);
    }

    @Test
    void isOfEqualsWhoWasNeverAssigned() {
        // When
        Chosen chosen = chosen(List.of(agent("a", 10, 0, NOW), agent("b", 10, 0, null)));

        // Then
        assertThat(chosen.agentId()).isEqualTo("b");
    }

    @Test
    void isOtherwiseTheFirstById() {
        // When
        Chosen chosen = chosen(List.of(agent("b", 10, 0, null), agent("a", 10, 0, null)));

        // Then
        assertThat(chosen.agentId()).isEqualTo("a");
        assertThat(chosen.reason()).isEqualTo(AssignmentReason.FIRST_BY_ID);
    }

    @Test
    void isNoneOfThoseWhoCannotAndItIsKeptWhy() {
        // Given
        List<Candidate> agents = List.of(
                new Candidate("away", 10, 0, Presence.AWAY, true, null, Set.of()),
                new Candidate("full", 2, 2, Presence.ONLINE, true, null, Set.of()),
                new Candidate("idle", 10, 9, Presence.ONLINE, true, null, Set.of()),
                new Candidate("lazy", 10, 0, Presence.ONLINE, true, null, Set.of()),
                new Candidate("manual", 10, 0, Presence.ONLINE, false, null, Set.of()),
                new Candidate("offline", 10, 0, Presence.OFFLINE, true, null, Set.of()),
                new Candidate("over", 2, 5, Presence.ONLINE, true, null, Set.of()));

        // When
        Chosen chosen = (Chosen) AssignmentDecision.of(agents, waiting(Set.of("lazy"), null), null);

        // Then
        assertThat(chosen.agentId()).isEqualTo("idle");
        assertThat(chosen.figures().excluded())
                .extracting(Figure::agentId, Figure::why)
                .containsExactly(
                        tuple("away", Exclusion.AWAY),
                        tuple("full", Exclusion.FULL),
                        tuple("lazy", Exclusion.LET_IT_LIE),
                        tuple("manual", Exclusion.AUTO_ACCEPT_OFF),
                        tuple("offline", Exclusion.OFFLINE),
                        tuple("over", Exclusion.FULL));
    }

    @Test
    void isNobodyWhereNobodyCan() {
        assertThat(AssignmentDecision.of(List.of(), waiting(Set.of(), null), null))
                .isEqualTo(new NobodyFree());
        assertThat(AssignmentDecision.of(List.of(agent("a", 1, 1, null)), waiting(Set.of(), null), null))
                .isEqualTo(new NobodyFree());
    }

    @Test
    void isNotAskedWhereSomeoneKnowsTheUser() {
        // Given
        List<Candidate> agents = List.of(agent("idle", 10, 0, null), agent("knows", 10, 9, null));

        // When
        Chosen chosen = (Chosen) AssignmentDecision.of(agents, waiting(Set.of(), "knows"), null);

        // Then
        assertThat(chosen.agentId()).isEqualTo("knows");
        assertThat(chosen.reason()).isEqualTo(AssignmentReason.FAMILIAR);
    }

    @Test
    void isAskedWhereWhoKnowsTheUserCannot() {
        // Given
        List<Candidate> agents = List.of(agent("idle", 10, 0, null), agent("knows", 10, 10, null));

        // When
        Chosen chosen = (Chosen) AssignmentDecision.of(agents, waiting(Set.of(), "knows"), null);

        // Then
        assertThat(chosen.agentId()).isEqualTo("idle");
        assertThat(chosen.reason()).isEqualTo(AssignmentReason.IDLEST);
    }

    @Test
    void isOneOfTheGroupForWhichItIs() {
        // Given
        Candidate idle = agent("idle", 10, 0, null);
        var skilled = new Candidate("skilled", 10, 9, Presence.ONLINE, true, null, Set.of("售后", "售前"));

        // When
        Chosen chosen = (Chosen) AssignmentDecision.of(List.of(idle, skilled), waiting(Set.of(), "idle"), "售后");

        // Then
        assertThat(chosen.agentId()).isEqualTo("skilled");
        assertThat(chosen.figures().excluded())
                .extracting(Figure::agentId, Figure::why)
                .containsExactly(tuple("idle", Exclusion.NOT_IN_GROUP));
        assertThat(AssignmentDecision.of(List.of(idle, skilled), waiting(Set.of(), null), "财务"))
                .isEqualTo(new NobodyFree());
    }

    private static Waiting waiting(Set<String> notFor, @Nullable String familiar) {
        return new Waiting(Instant.EPOCH, notFor, familiar);
    }

    private static Chosen chosen(List<Candidate> agents) {
        return (Chosen) AssignmentDecision.of(agents, waiting(Set.of(), null), null);
    }

    private static Candidate agent(String id, int capacity, int serving, @Nullable Instant lastAssignedAt) {
        return new Candidate(id, capacity, serving, Presence.ONLINE, true, lastAssignedAt, Set.of());
    }
}
