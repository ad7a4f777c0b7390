package io.zhike.agent.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The conversations of an app whose time has come, the longest due first. */
@ApplicationScoped
class DueConversations {

    private static final String STILL = """
            select id from conversation where app_id = :app and state = 'SERVING' and talked_at <= :since
            order by talked_at limit :most
            """;

    private static final String UNHEARD = """
            select id from conversation
            where app_id = :app and state in ('ROBOT', 'WAITING', 'DORMANT')
              and coalesce(last_user_message_at, started_at) <= :since
            order by coalesce(last_user_message_at, started_at) limit :most
            """;

    private static final String QUIET = """
            select id from conversation where app_id = :app and state = '%s' and active_at <= :since
            order by active_at limit :most
            """;

    private static final String UNANSWERED = """
            select id from conversation
            where app_id = :app and state = 'SERVING' and unanswered_since <= :since and served_since <= :since
            order by unanswered_since limit :most
            """;

    private final Session session;

    DueConversations(Session session) {
        this.session = session;
    }

    /** Those that an agent has, and in which nothing has been said since then. */
    @Transactional
    List<UUID> still(String appId, Instant since, int atMost) {
        return find(STILL, appId, since, atMost);
    }

    /** Those that nobody has, and whose user has not written since then. */
    @Transactional
    List<UUID> unheard(String appId, Instant since, int atMost) {
        return find(UNHEARD, appId, since, atMost);
    }

    /** Those that lie still since then. */
    @Transactional
    List<UUID> dormant(String appId, Instant since, int atMost) {
        return find(QUIET.formatted("DORMANT"), appId, since, atMost);
    }

    /** Those that are with the robot, and in which nothing has been said since then. */
    @Transactional
    List<UUID> withRobot(String appId, Instant since, int atMost) {
        return find(QUIET.formatted("ROBOT"), appId, since, atMost);
    }

    /** Those that an agent has had since then at least, and whose user has waited for their answer as long. */
    @Transactional
    List<UUID> unanswered(String appId, Instant since, int atMost) {
        return find(UNANSWERED, appId, since, atMost);
    }

    private List<UUID> find(String sql, String appId, Instant since, int atMost) {
        return session.createNativeQuery(sql, UUID.class)
                .setParameter("app", appId)
                .setParameter("since", since)
                .setParameter("most", atMost)
                .getResultList();
    }
}
