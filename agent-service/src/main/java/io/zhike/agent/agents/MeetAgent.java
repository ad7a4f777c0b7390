package io.zhike.agent.agents;

import io.zhike.agent.access.BindingRow;
import io.zhike.agent.access.Bindings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Whoever was bound by their email address alone, and signs in with it, is bound by their username from then on. */
@ApplicationScoped
class MeetAgent {

    private static final Logger LOG = Logger.getLogger(MeetAgent.class);

    private final Agents agents;
    private final Bindings bindings;

    MeetAgent(Agents agents, Bindings bindings) {
        this.agents = agents;
        this.bindings = bindings;
    }

    /** @param email in lower case, as the identity provider has verified it */
    void meet(String username, String name, String email) {
        AgentRow known = agents.known(email).orElse(null);
        if (known == null || known.id.equals(username) || !known.id.equals(email)) {
            return;
        }
        agents.lockOrAdd(username, name);
        Map<String, AgentRow> locked = agents.lock(List.of(username, email)).stream()
                .collect(Collectors.toMap(AgentRow::id, Function.identity()));
        AgentRow expected = locked.get(email);
        AgentRow met = locked.get(username);
        if (expected == null || met == null) {
            return;
        }
        for (BindingRow binding : bindings.rowsOf(email)) {
            if (bindings.find(binding.appId(), username).isEmpty()) {
                bindings.add(binding.appId(), username, binding.role(), binding.groups());
            }
            binding.delete();
        }
        met.isExpected(expected);
        expected.delete();
        LOG.infof("Someone who was bound by their email address has signed in. agent=%s", username);
    }
}
