package io.zhike.agent.agents;

import io.zhike.agent.access.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to become different of an agent; null: nothing. */
record AgentChange(
        @Nullable @Min(1) @Max(AgentRow.MAX_CAPACITY) Integer capacity,
        @Nullable Boolean autoAccept,
        @Nullable Role role,
        @Nullable @GroupNames Set<String> groups) {

    /** Of what people change of themselves. */
    record OfOneself(
            @Nullable @Min(1) @Max(AgentRow.MAX_CAPACITY) Integer capacity,
            @Nullable Boolean autoAccept) {

        AgentChange change() {
            return new AgentChange(capacity, autoAccept, null, null);
        }
    }
}
