package io.zhike.agent.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The conversations whose agent is gone: signed out, or of an app for which they work no longer. What is wrong is
 * read from the state alone, so that nothing which a crash left half done stays so.
 */
@ApplicationScoped
class Absentees {

    private static final String THEIRS = """
            from conversation c join agent a on a.id = c.agent_id
            where c.state = 'SERVING'
              and (a.status = 'OFFLINE'
                   or not a.administrator
                      and not exists (select from binding b where b.app_id = c.app_id and b.agent_id = a.id))
            """;

    private static final String UNANSWERED = """
            and exists (
                select from message m
                where m.conversation_id = c.id and m.source = 'USER' and m.number > (
                    select coalesce(max(r.number), 0) from message r
                    where r.conversation_id = c.id and r.source = 'AGENT'
                      and r.status in ('QUEUED', 'SENT', 'UNKNOWN') and not r.released))
            """;

    private final Session session;

    Absentees(Session session) {
        this.session = session;
    }

    /** Those of them whose user waits for an answer. */
    @Transactional
    List<UUID> unanswered() {
        return session.createNativeQuery("select c.id " + THEIRS + UNANSWERED, UUID.class)
                .getResultList();
    }

    /** Whether this conversation's agent is gone. */
    boolean have(UUID conversation) {
        return session.createNativeQuery("select exists (select 1 " + THEIRS + "and c.id = :id)", Boolean.class)
                .setParameter("id", conversation)
                .getSingleResult();
    }
}
