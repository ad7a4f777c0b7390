package io.zhike.agent.agents;

import io.quarkus.runtime.StartupEvent;
import io.zhike.agent.access.Role;
import io.zhike.agent.apps.Apps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** The agents of a first start. */
@ApplicationScoped
class Seed {

    private static final Logger LOG = Logger.getLogger(Seed.class);

    private final AgentsConfig config;
    private final Apps apps;
    private final BindAgent bindAgent;

    Seed(AgentsConfig config, Apps apps, BindAgent bindAgent) {
        this.config = config;
        this.apps = apps;
        this.bindAgent = bindAgent;
    }

    @Transactional
    void plant(@Observes StartupEvent event) {
        List<String> names = config.seed().orElse(List.of());
        if (names.isEmpty() || AgentRow.count() > 0) {
            return;
        }
        apps.ids()
                .forEach(app ->
                        names.forEach(name -> bindAgent.bind(app, name.strip(), null, Role.AGENT, null, Set.of())));
        LOG.infof("Bound the first agents. agents=%s apps=%s", names, apps.ids());
    }
}
