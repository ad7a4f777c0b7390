package io.zhike.agent.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** The apps' opening hours, as routing-service told them last. */
@ApplicationScoped
public class Hours {

    private final Session session;

    Hours(Session session) {
        this.session = session;
    }

    /** The app's; always where nothing is known of it. */
    @Transactional
    public OpeningHours of(String appId) {
        return Optional.ofNullable(session.find(OpeningHoursRow.class, appId))
                .map(row -> row.hours)
                .orElse(OpeningHours.ALWAYS);
    }

    /**
     * Keeps what was told, unless what is here was asked for later: several replicas ask.
     *
     * @param readAt when it was asked for
     */
    @Transactional
    void keep(String appId, OpeningHours hours, Instant readAt) {
        session.createMutationQuery("""
                        insert into OpeningHoursRow as kept (appId, hours, readAt) values (:app, :hours, :readAt)
                        on conflict (appId) do update set hours = excluded.hours, readAt = excluded.readAt
                        where kept.readAt < excluded.readAt
                        """)
                .setParameter("app", appId)
                .setParameter("hours", hours)
                .setParameter("readAt", readAt)
                .executeUpdate();
    }
}
