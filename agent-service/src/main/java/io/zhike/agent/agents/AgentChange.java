package io.zhike.agent.agents;

import io.zhike.agent.access.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is to become different of an agent; null: nothing. */
record AgentChange(
        @Nullable @Min(1) @Max(AgentRow.MAX_CAPACITY) Integer capacity,
        @Nullable Boolean autoAccept,
        @Nullable Role role,
        @Nullable @GroupNames Set<String> groups) {

    /** What becomes different, for the audit trail. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        if (capacity != null) {
            words.put("capacity", capacity.toString());
        }
        if (autoAccept != null) {
            words.put("autoAccept", autoAccept.toString());
        }
        if (role != null) {
            words.put("role", role.name());
        }
        if (groups != null) {
            words.put("groups", String.join(", ", new TreeSet<>(groups)));
        }
        return words;
    }

    /** Of what people change of themselves. */
    record OfOneself(
            @Nullable @Min(1) @Max(AgentRow.MAX_CAPACITY) Integer capacity,
            @Nullable Boolean autoAccept) {

        AgentChange change() {
            return new AgentChange(capacity, autoAccept, null, null);
        }
    }
}
