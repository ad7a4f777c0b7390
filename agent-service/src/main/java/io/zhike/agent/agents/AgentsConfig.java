package io.zhike.agent.agents;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Settings of agents. */
@ConfigMapping(prefix = "zhike.agents")
public interface AgentsConfig {

    /** Usernames that are bound to every app at the first start, while there is no agent at all. */
    Optional<List<String>> seed();
}
