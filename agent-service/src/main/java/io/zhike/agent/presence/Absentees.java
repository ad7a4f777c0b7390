package io.zhike.agent.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The conversations whose agent is gone: signed out, or of an app for which they work no longer. What is wrong is
 * read from the state alone, so that nothing which a crash left half done stays so.
 */
@ApplicationScoped
class Absentees {

    private static final String WORKS_NO_LONGER = """
            (not a.administrator and not exists (select from binding b where b.app_id = c.app_id and b.agent_id = a.id))
            """;

    private static final String THEIRS = """
            from conversation c join agent a on a.id = c.agent_id
            where (c.state = 'SERVING' and (a.status = 'OFFLINE' or %1$s) or c.state = 'DORMANT' and %1$s)
            """.formatted(WORKS_NO_LONGER);

    private final Session session;

    Absentees(Session session) {
        this.session = session;
    }

    /** Those that they have, and those that lie still for somebody who works for the app no longer. */
    @Transactional
    List<UUID> conversations() {
        return session.createNativeQuery("select c.id " + THEIRS, UUID.class).getResultList();
    }

    /** How many of an agent's conversations have a user who waits for an answer. */
    long unansweredOf(String agent) {
        return session.createNativeQuery("""
                        select count(*) from conversation
                        where agent_id = :agent and state = 'SERVING' and unanswered_since is not null
                        """, Long.class)
                .setParameter("agent", agent)
                .getSingleResult();
    }

    /** What an agent had when they were lost, or signed out after that, and nobody has since. */
    @Transactional
    List<UUID> leftBy(String agent, Instant lostSince) {
        return session.createNativeQuery("""
                        select c.id from conversation c join agent a on a.id = c.absentee
                        where c.absentee = :agent and c.absent_since >= :since and not %s
                        order by c.absent_since, c.id
                        """.formatted(WORKS_NO_LONGER), UUID.class)
                .setParameter("agent", agent)
                .setParameter("since", lostSince)
                .getResultList();
    }

    /** Whether this conversation is one of them. */
    boolean have(UUID conversation) {
        return session.createNativeQuery("select exists (select 1 " + THEIRS + "and c.id = :id)", Boolean.class)
                .setParameter("id", conversation)
                .getSingleResult();
    }
}
