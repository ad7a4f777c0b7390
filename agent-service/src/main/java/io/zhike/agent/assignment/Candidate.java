package io.zhike.agent.assignment;

import io.zhike.agent.agents.Presence;
import io.zhike.agent.conversation.State.Waiting;
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
 * @param groups the skill groups of the app to which they belong
 */
record Candidate(
        String agentId,
        int capacity,
        int serving,
        Presence presence,
        boolean autoAccept,
        @Nullable Instant lastAssignedAt,
        Set<String> groups) {

    /** The idlest first; equals among them: whose last assignment is longest ago; then by id. */
    static final Comparator<Candidate> ORDER = ((Comparator<Candidate>) Candidate::compareIdleRate)
            .reversed()
            .thenComparing(Candidate::lastAssignedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Candidate::agentId);

    /** 空闲率: the free share of their capacity, 0 to 1. */
    double idleRate() {
        return (double) room() / capacity;
    }

    boolean hasRoom() {
        return room() > 0;
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

    /** Whether they belong to that group, as everybody does to none. */
    boolean isOf(@Nullable String group) {
        return group == null || groups.contains(group);
    }

    /** Why they can be given nothing at all; empty where they can. */
    Optional<Exclusion> exclusion() {
        return switch (presence) {
            case OFFLINE -> Optional.of(Exclusion.OFFLINE);
            case AWAY -> Optional.of(Exclusion.AWAY);
            case ONLINE ->
                !autoAccept
                        ? Optional.of(Exclusion.AUTO_ACCEPT_OFF)
                        : room() == 0 ? Optional.of(Exclusion.FULL) : Optional.empty();
        };
    }

    /** Why a conversation for that group that waits cannot be assigned to them; empty where it can. */
    Optional<Exclusion> exclusion(Waiting waiting, @Nullable String group) {
        if (!isOf(group)) {
            return Optional.of(Exclusion.NOT_IN_GROUP);
        }
        return exclusion()
                .or(() -> waiting.notFor().contains(agentId) ? Optional.of(Exclusion.LET_IT_LIE) : Optional.empty());
    }
}
