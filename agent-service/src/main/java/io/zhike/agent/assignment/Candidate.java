package io.zhike.agent.assignment;

import io.zhike.agent.agents.Presence;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent of the app, with the figures by which it is decided.
 *
 * @param capacity conversations at a time, over all apps; 1 or more
 * @param serving conversations that they have, over all apps
 * @param lastAssignedAt when they were last given one; null where they never were
 */
record Candidate(
        String agentId,
        int capacity,
        int serving,
        Presence presence,
        boolean autoAccept,
        @Nullable Instant lastAssignedAt) {

    /** The idlest first; equals among them: whose last assignment is longest ago; then by id. */
    static final Comparator<Candidate> ORDER = ((Comparator<Candidate>) Candidate::compareIdleRate)
            .reversed()
            .thenComparing(Candidate::lastAssignedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Candidate::agentId);

    /** 空闲率: the free share of their capacity, 0 to 1. */
    double idleRate() {
        return (double) room() / capacity;
    }

    private int room() {
        return Math.max(0, capacity - serving);
    }

    /** As fractions: two rates that are equal on paper are equal here. */
    private static int compareIdleRate(Candidate one, Candidate other) {
        return Long.compare((long) one.room() * other.capacity, (long) other.room() * one.capacity);
    }

    boolean isAsIdleAs(Candidate other) {
        return compareIdleRate(this, other) == 0;
    }

    /** Why a waiting conversation cannot be assigned to them; empty where it can. */
    Optional<Exclusion> exclusion(Set<String> notFor) {
        return switch (presence) {
            case OFFLINE -> Optional.of(Exclusion.OFFLINE);
            case AWAY -> Optional.of(Exclusion.AWAY);
            case ONLINE ->
                !autoAccept
                        ? Optional.of(Exclusion.AUTO_ACCEPT_OFF)
                        : room() == 0
                                ? Optional.of(Exclusion.FULL)
                                : notFor.contains(agentId) ? Optional.of(Exclusion.LET_IT_LIE) : Optional.empty();
        };
    }
}
