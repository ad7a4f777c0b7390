package io.zhike.agent.agents;

import io.zhike.agent.access.BindingRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The stored agents. Their rows are locked after users' rows, and among themselves by id. */
@ApplicationScoped
public class Agents {

    private final Session session;

    Agents(Session session) {
        this.session = session;
    }

    /** Locks an agent's row until the transaction ends; empty where there is no such agent. */
    public Optional<AgentRow> lock(String id) {
        return lock(List.of(id)).stream().findFirst();
    }

    /** Locks agents' rows until the transaction ends, in the order of their ids. */
    public List<AgentRow> lock(Collection<String> ids) {
        return session.createQuery("from AgentRow a where a.id in :ids order by a.id", AgentRow.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Locks the agent's row; adds one first where there is none. */
    AgentRow lockOrAdd(String id, String name) {
        session.createNativeMutationQuery("""
                        insert into agent (id, name, capacity) values (:id, :name, :capacity) on conflict do nothing
                        """)
                .setParameter("id", id)
                .setParameter("name", name)
                .setParameter("capacity", AgentRow.DEFAULT_CAPACITY)
                .executeUpdate();
        return lock(id).orElseThrow();
    }

    /** An app's agents, by id. */
    public List<Agent> boundTo(String appId) {
        return session.createQuery("""
                        select a, b from AgentRow a join BindingRow b on b.agentId = a.id
                        where b.appId = :app order by a.id
                        """, Object[].class)
                .setParameter("app", appId)
                .getResultStream()
                .map(row -> Agent.of((AgentRow) row[0], (BindingRow) row[1]))
                .toList();
    }

    /** Whoever signed in with that email address last, or is known by it alone. */
    Optional<AgentRow> known(String email) {
        return session.createQuery("from AgentRow a where lower(a.email) = :email", AgentRow.class)
                .setParameter("email", email)
                .uniqueResultOptional();
    }

    Optional<AgentRow> find(String id) {
        return Optional.ofNullable(session.find(AgentRow.class, id));
    }
}
