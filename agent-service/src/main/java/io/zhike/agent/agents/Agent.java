package io.zhike.agent.agents;

import io.zhike.agent.access.BindingRow;
import io.zhike.agent.access.Role;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An agent of an app as callers read it.
 *
 * @param id the username
 * @param capacity conversations at a time, over all apps; 1 to 500
 * @param autoAccept 自动接入: gets conversations assigned
 * @param groups the skill groups of the app to which they belong
 */
public record Agent(
        String id,
        String name,
        Role role,
        int capacity,
        boolean autoAccept,
        Presence status,
        SortedSet<String> groups) {

    static Agent of(AgentRow row, BindingRow binding) {
        return new Agent(
                row.id,
                row.name,
                binding.role(),
                row.capacity,
                row.autoAccept,
                row.status,
                new TreeSet<>(binding.groups()));
    }
}
