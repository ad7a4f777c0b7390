package io.zhike.agent.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The desk as it stands. */
@ApplicationScoped
class PresentDesk {

    private static final String NOW = """
            select (select count(*) from conversation where app_id = :app and state = 'WAITING') as waiting,
                (select min(waiting_since) from conversation where app_id = :app and state = 'WAITING') as since,
                (select count(*) from conversation where app_id = :app and state = 'SERVING') as serving,
                (select count(*) from binding b join agent a on a.id = b.agent_id
                 where b.app_id = :app and a.status = 'ONLINE') as online
            """;

    private static final String SERVING =
            "select count(*) from conversation where app_id = :app and state = 'SERVING' and agent_id = :agent";

    private final Session session;
    private final Clock clock;

    PresentDesk(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** An app at this moment. */
    Now of(String appId) {
        Object[] row = session.createNativeQuery(NOW, Object[].class)
                .addScalar("waiting", Long.class)
                .addScalar("since", Instant.class)
                .addScalar("serving", Long.class)
                .addScalar("online", Long.class)
                .setParameter("app", appId)
                .getSingleResult();
        return new Now((Long) row[0], waitingFor((Instant) row[1]), (Long) row[2], (Long) row[3]);
    }

    /** What of it is an agent's. */
    Now of(String appId, String agent) {
        Long serving = session.createNativeQuery(SERVING, Long.class)
                .setParameter("app", appId)
                .setParameter("agent", agent)
                .getSingleResult();
        return new Now(null, null, serving, null);
    }

    private @Nullable Duration waitingFor(@Nullable Instant since) {
        if (since == null) {
            return null;
        }
        Duration waited = Duration.between(since, clock.instant());
        return waited.isNegative() ? Duration.ZERO : Duration.ofMillis(waited.toMillis());
    }

    /** What these agents are called. */
    Map<String, String> names(Collection<String> agents) {
        List<Object[]> rows = session.createNativeQuery(
                        "select id, name from agent where id in (:agents)", Object[].class)
                .addScalar("id", String.class)
                .addScalar("name", String.class)
                .setParameterList("agents", agents)
                .getResultList();
        Map<String, String> names = new TreeMap<>();
        rows.forEach(row -> names.put((String) row[0], (String) row[1]));
        return names;
    }
}
