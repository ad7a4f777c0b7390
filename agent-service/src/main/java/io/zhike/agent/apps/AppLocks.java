package io.zhike.agent.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** One at a time per app: taken before any row is locked, so that nothing which holds a row waits for it. */
@ApplicationScoped
public class AppLocks {

    /** The first half of the two-part advisory lock key; "apps" in ASCII. */
    private static final int SPACE = 0x61707073;

    private final EntityManager entities;

    AppLocks(EntityManager entities) {
        this.entities = entities;
    }

    /** Waits for the app's turn, which lasts until the transaction ends. */
    public void lock(String appId) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:space, hashtext(:app))", Integer.class)
                .setParameter("space", SPACE)
                .setParameter("app", appId)
                .getSingleResult();
    }
}
