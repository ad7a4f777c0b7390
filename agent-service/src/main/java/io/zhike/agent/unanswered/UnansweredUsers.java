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

    /** What {@code UserRow.unansweredWindow} says. */
    private static final String HAS_UNANSWERED_WINDOW = """
            unanswered_since is not null and blocked_at is null and told_lost is distinct from quota_expires_at and last_conversation is not null
            and (message_received_at is null or quota_expires_at > message_received_at)
            and (told_lost is null or push_kind = 'MESSAGE' or message_received_at > told_lost)
            """;

    private static final String TO_TELL_OF = """
            select app_id, open_id from app_user
            where quota_expires_at <= :soon and (quota_expires_at <= :now or told_closing is distinct from quota_expires_at)
              and %s
            order by quota_expires_at limit :most
            """.formatted(HAS_UNANSWERED_WINDOW);

    private static final String CLOSING = """
            select app_id, count(*) as windows from app_user
            where quota_expires_at > :now and quota_expires_at <= :soon and %s
            group by app_id
            """.formatted(HAS_UNANSWERED_WINDOW);

    private final Session session;

    UnansweredUsers(Session session) {
        this.session = session;
    }

    /** Those of whom there is something to tell: the window ends soon and has not been told of, or it has ended. */
    @Transactional
    List<UserKey> toTellOf(Instant now, Instant soon, int atMost) {
        return session.createNativeQuery(TO_TELL_OF, Object[].class)
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
        return session.createNativeQuery(CLOSING, Object[].class)
                .addScalar("app_id", String.class)
                .addScalar("windows", Long.class)
                .setParameter("now", now)
                .setParameter("soon", soon)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }
}
