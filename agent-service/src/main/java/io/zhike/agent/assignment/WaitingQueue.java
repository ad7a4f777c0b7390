package io.zhike.agent.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The waiting conversations of an app, first come, first served. */
@ApplicationScoped
class WaitingQueue {

    private final Session session;

    WaitingQueue(Session session) {
        this.session = session;
    }

    /** The first one that may go to any of these agents. */
    Optional<UUID> firstFor(String appId, Collection<String> agents) {
        return session.createNativeQuery("""
                        select id from conversation
                        where app_id = :app and state = 'WAITING' and not not_for @> cast(:agents as text[])
                        order by waiting_since, id limit 1
                        """, UUID.class)
                .setParameter("app", appId)
                .setParameter("agents", agents.toArray(String[]::new))
                .uniqueResultOptional();
    }

    /** The first one whose user was promised a text. */
    Optional<UUID> firstPromised(String appId) {
        return session.createNativeQuery("""
                        select id from conversation
                        where app_id = :app and state = 'WAITING' and queued_text is not null
                        order by waiting_since, id limit 1
                        """, UUID.class)
                .setParameter("app", appId)
                .uniqueResultOptional();
    }

    /** How many wait before this one. */
    long ahead(String appId, UUID conversation) {
        return session.createNativeQuery("""
                        select count(*) from conversation c, conversation this
                        where this.id = :id and c.app_id = :app and c.state = 'WAITING'
                          and (c.waiting_since, c.id) < (this.waiting_since, this.id)
                        """, Long.class)
                .setParameter("id", conversation)
                .setParameter("app", appId)
                .getSingleResult();
    }

    /** Those of the apps in which anybody waits; for callers without a transaction of their own. */
    @Transactional
    List<String> waitingIn(Collection<String> apps) {
        return session.createNativeQuery("""
                        select app from unnest(cast(:apps as text[])) app
                        where exists (select from conversation c where c.app_id = app and c.state = 'WAITING')
                        """, String.class)
                .setParameter("apps", apps.toArray(String[]::new))
                .getResultList();
    }
}
