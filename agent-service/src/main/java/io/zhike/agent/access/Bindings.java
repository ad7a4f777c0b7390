package io.zhike.agent.access;

import io.zhike.agent.access.BindingRow.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who works for which mini program. */
@ApplicationScoped
public class Bindings {

    private final EntityManager entities;
    private final ReadingRights rights;

    Bindings(EntityManager entities, ReadingRights rights) {
        this.entities = entities;
        this.rights = rights;
    }

    public Optional<BindingRow> find(String appId, String agentId) {
        return Optional.ofNullable(entities.find(BindingRow.class, new Key(appId, agentId)));
    }

    /** How many are bound to the app. */
    public long count(String appId) {
        return BindingRow.count("appId", appId);
    }

    public BindingRow add(String appId, String agentId, Role role, Set<String> groups) {
        var row = new BindingRow(appId, agentId, role);
        row.join(groups);
        row.persist();
        return row;
    }

    /** The apps to which someone is bound, and what they are there. */
    public Map<String, Membership> of(String agentId) {
        List<BindingRow> rows = BindingRow.list("agentId", agentId);
        return rows.stream().collect(Collectors.toMap(row -> row.appId, this::membership));
    }

    /** The same of several; who is bound to nothing is not there. */
    Map<String, Map<String, Membership>> of(Collection<String> agentIds) {
        List<BindingRow> rows = BindingRow.list("agentId in ?1", agentIds);
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.agentId, Collectors.toMap(row -> row.appId, this::membership)));
    }

    private Membership membership(BindingRow row) {
        boolean readsAll = row.role == Role.ADMIN || rights.agentsReadAll(row.appId);
        return new Membership(row.role, row.groups(), readsAll);
    }

    /** What binds someone, app by app. */
    public List<BindingRow> rowsOf(String agentId) {
        return BindingRow.list("agentId", agentId);
    }

    /** The apps to which someone is bound; for callers without a transaction of their own. */
    @Transactional
    public Set<String> appsOf(String agentId) {
        return of(agentId).keySet();
    }
}
