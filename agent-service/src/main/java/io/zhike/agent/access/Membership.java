package io.zhike.agent.access;

import java.util.Set;

/**
 * What someone is in a mini program.
 *
 * @param groups the skill groups to which they belong, by name
 * @param readsAll they may read every conversation of it
 */
public record Membership(Role role, Set<String> groups, boolean readsAll) {

    /** An administrator's, bound or not. */
    static final Membership ADMINISTRATOR = new Membership(Role.ADMIN, Set.of(), true);

    public Membership {
        groups = Set.copyOf(groups);
    }
}
