package io.zhike.agent.presence;

import io.zhike.agent.agents.StatusChosen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** When agents were seen last, with a workbench open at whichever replica. */
@ApplicationScoped
class Attendance {

    private final Session session;
    private final PresenceConfig config;
    private final Clock clock;

    Attendance(Session session, PresenceConfig config, Clock clock) {
        this.session = session;
        this.config = config;
        this.clock = clock;
    }

    /** They are here now; who is no agent is left out. */
    @Transactional(TxType.REQUIRES_NEW)
    void seen(Collection<String> agents) {
        session.createNativeMutationQuery("""
                        insert into attendance (agent_id, seen_at)
                        select a.id, :now from agent a where a.id = any (cast(:agents as text[])) order by a.id
                        on conflict (agent_id) do update set seen_at = greatest(attendance.seen_at, excluded.seen_at)
                        """)
                .setParameter("now", clock.instant())
                .setParameter("agents", agents.toArray(String[]::new))
                .executeUpdate();
    }

    /** Who is not OFFLINE and was seen, but not since then. */
    @Transactional
    List<String> missingSince(Instant then) {
        return session.createNativeQuery("""
                        select a.id from agent a join attendance t on t.agent_id = a.id
                        where a.status <> 'OFFLINE' and t.seen_at < :then
                        """, String.class)
                .setParameter("then", then)
                .getResultList();
    }

    /** When an agent was seen last; empty where their status was set without a workbench. */
    Optional<Instant> lastSeen(String agent) {
        return session.createNativeQuery("select seen_at from attendance where agent_id = :agent", Instant.class)
                .setParameter("agent", agent)
                .uniqueResultOptional();
    }

    /** A status that is set while no workbench is open stays until it is set again. */
    void chosen(@Observes StatusChosen event) {
        session.createNativeMutationQuery("delete from attendance where agent_id = :agent and seen_at < :gone")
                .setParameter("agent", event.agentId())
                .setParameter("gone", clock.instant().minus(config.grace()))
                .executeUpdate();
    }
}
