package io.zhike.sender.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Counts the replies that have not left, of all replicas. */
@ApplicationScoped
class CountBacklog {

    private final EntityManager database;

    CountBacklog(EntityManager database) {
        this.database = database;
    }

    /** Of each app that has any. */
    @Transactional
    List<Backlog> count() {
        return database.createQuery("""
                        select appId, count(*), min(approvedAt) from DeliveryRow
                        where state in (WAITING, QUEUED) group by appId
                        """, Backlog.class).getResultList();
    }

    /** @param oldest when the first of them was approved: the time of its next attempt moves on with each */
    record Backlog(String appId, long replies, Instant oldest) {}
}
