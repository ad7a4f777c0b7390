package io.zhike.agent.unanswered;

import io.zhike.agent.user.UnansweredWindow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.Session;

/** The reply windows that ended without an answer. */
@ApplicationScoped
class LostWindows {

    /** @param windows that ended on the day */
    record Day(LocalDate day, long windows) {}

    private final Session session;

    LostWindows(Session session) {
        this.session = session;
    }

    /** Adds it; false where it is there already. */
    boolean add(UnansweredWindow window) {
        return session.createNativeMutationQuery("""
                                insert into lost_window (app_id, open_id, closed_at, conversation_id, unanswered_since)
                                values (:app, :user, :closedAt, :conversation, :since)
                                on conflict do nothing
                                """)
                        .setParameter("app", window.user().appId())
                        .setParameter("user", window.user().openId())
                        .setParameter("closedAt", window.closesAt())
                        .setParameter("conversation", window.conversation())
                        .setParameter("since", window.since())
                        .executeUpdate()
                == 1;
    }

    /** Of an app, from one day to another, both included; a day without any is not there. */
    @Transactional
    List<Day> of(String appId, LocalDate first, LocalDate last, ZoneId zone) {
        return session.createNativeQuery("""
                        select cast(closed_at at time zone :zone as date) as day, count(*) as windows from lost_window
                        where app_id = :app and closed_at >= :from and closed_at < :until
                        group by 1 order by 1
                        """, Object[].class)
                .addScalar("day", LocalDate.class)
                .addScalar("windows", Long.class)
                .setParameter("zone", zone.getId())
                .setParameter("app", appId)
                .setParameter("from", first.atStartOfDay(zone).toInstant())
                .setParameter("until", last.plusDays(1).atStartOfDay(zone).toInstant())
                .getResultStream()
                .map(row -> new Day((LocalDate) row[0], (Long) row[1]))
                .toList();
    }
}
