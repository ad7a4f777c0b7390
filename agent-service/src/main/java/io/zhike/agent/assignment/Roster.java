package io.zhike.agent.assignment;

import io.zhike.agent.agents.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Agents with their figures, counted anew at every call. */
@ApplicationScoped
class Roster {

    private static final String FIGURES = """
            select a.id, a.capacity, a.status, a.auto_accept, a.last_assigned_at,
                   (select count(*) from conversation c where c.agent_id = a.id and c.state = 'SERVING') as serving,
                   %s as groups
            from agent a
            """;

    private static final String IN_APP =
            FIGURES.formatted("b.groups") + "join binding b on b.agent_id = a.id where b.app_id = :app";

    private static final String ANYWHERE = FIGURES.formatted("cast('{}' as text[])") + "where a.id = :id";

    private final Session session;

    Roster(Session session) {
        this.session = session;
    }

    /** The agents who are bound to the app. */
    List<Candidate> of(String appId) {
        return read(session.createNativeQuery(IN_APP, Object[].class).setParameter("app", appId));
    }

    /** One agent, whatever their groups. */
    Candidate agent(String id) {
        return read(session.createNativeQuery(ANYWHERE, Object[].class).setParameter("id", id))
                .getFirst();
    }

    private static List<Candidate> read(NativeQuery<Object[]> query) {
        return query
                .addScalar("id", String.class)
                .addScalar("capacity", Integer.class)
                .addScalar("status", String.class)
                .addScalar("auto_accept", Boolean.class)
                .addScalar("last_assigned_at", Instant.class)
                .addScalar("serving", Integer.class)
                .addScalar("groups", String[].class)
                .getResultList()
                .stream()
                .map(row -> new Candidate(
                        (String) row[0],
                        (Integer) row[1],
                        (Integer) row[5],
                        Presence.valueOf((String) row[2]),
                        (Boolean) row[3],
                        (Instant) row[4],
                        Set.of((String[]) row[6])))
                .toList();
    }
}
