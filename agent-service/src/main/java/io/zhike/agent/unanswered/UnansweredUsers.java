package io.zhike.agent.unanswered;

import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Who waits for an answer while their window ends. */
@ApplicationScoped
class UnansweredUsers {

    private final Session session;

    UnansweredUsers(Session session) {
        this.session = session;
    }

    /** Those of whom there is something to tell: the window ends soon and has not been told of, or it has ended. */
    @Transactional
    List<UserKey> toTellOf(Instant now, Instant soon, int atMost) {
        return session.createNativeQuery("""
                        select app_id, open_id from app_user
                        where unanswered_since is not null and told_lost is distinct from quota_expires_at
                          and last_conversation is not null and quota_expires_at <= :soon
                          and (message_received_at is null or quota_expires_at > message_received_at)
                          and (quota_expires_at <= :now or told_closing is distinct from quota_expires_at)
                        order by quota_expires_at limit :most
                        """, Object[].class)
                .addScalar("app_id", String.class)
                .addScalar("open_id", String.class)
                .setParameter("now", now)
                .setParameter("soon", soon)
                .setParameter("most", atMost)
                .getResultStream()
                .map(row -> new UserKey((String) row[0], (String) row[1]))
                .toList();
    }

    /** How many windows end until then, by app; an app without any is not there. */
    @Transactional
    Map<String, Long> closingBy(Instant now, Instant soon) {
        return session.createNativeQuery("""
                        select app_id, count(*) as windows from app_user
                        where unanswered_since is not null and told_lost is distinct from quota_expires_at
                          and quota_expires_at > :now and quota_expires_at <= :soon
                        group by app_id
                        """, Object[].class)
                .addScalar("app_id", String.class)
                .addScalar("windows", Long.class)
                .setParameter("now", now)
                .setParameter("soon", soon)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }
}
