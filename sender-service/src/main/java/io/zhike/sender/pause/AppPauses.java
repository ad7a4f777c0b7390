package io.zhike.sender.pause;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Which apps are paused, for all replicas: the last pause of each app. Used within a transaction. */
@ApplicationScoped
public class AppPauses {

    private static final Logger LOG = Logger.getLogger(AppPauses.class);

    private final Session database;

    AppPauses(Session database) {
        this.database = database;
    }

    /** Pauses the app, or prolongs its pause; the last row that a transaction locks. */
    public void pause(String appId, Instant from, Instant until) {
        if (!covers(appId, from)) {
            LOG.errorf("WeChat's daily limit of calls is reached; the app is paused. app=%s until=%s", appId, until);
        }
        database.createNativeMutationQuery("""
                        insert into app_pause (app_id, paused_from, paused_until) values (:app, :from, :until)
                        on conflict (app_id) do update set
                            paused_from = case when app_pause.paused_until >= excluded.paused_from
                                               then app_pause.paused_from else excluded.paused_from end,
                            paused_until = greatest(app_pause.paused_until, excluded.paused_until)
                        """)
                .setParameter("app", appId)
                .setParameter("from", from)
                .setParameter("until", until)
                .executeUpdate();
    }

    /** Whether the app was paused at that time. */
    public boolean covers(String appId, Instant time) {
        return database.createNativeQuery("""
                        select exists (select 1 from app_pause
                                       where app_id = :app and paused_from <= :time and paused_until > :time)
                        """, Boolean.class)
                .setParameter("app", appId)
                .setParameter("time", time)
                .getSingleResult();
    }

    /** The apps that are paused at that time. */
    @Transactional
    public Set<String> pausedAt(Instant time) {
        return database.createNativeQuery(
                        "select app_id from app_pause where paused_from <= :time and paused_until > :time",
                        String.class)
                .setParameter("time", time)
                .getResultStream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
