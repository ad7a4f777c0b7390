package io.zhike.sender.delivery;

import io.zhike.sender.wechat.CallConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.Session;

/** Takes replies that are due for an attempt each. When it returns the rows are committed as SENDING. */
@ApplicationScoped
class ClaimReplies {

    /** Of a user only the oldest unsettled reply is QUEUED. Rows that another replica takes at this moment are passed over. */
    private static final String DUE = """
            select * from delivery
            where app_id = :app and state = 'QUEUED' and due_at <= :now and send_before > :now
              and not exists (select 1 from app_pause where app_id = :app and paused_until > :now)
            order by due_at, position
            limit :most
            for update skip locked
            """;

    private final Session database;
    private final Clock clock;
    private final Duration patience;

    ClaimReplies(Session database, Clock clock, CallConfig calls) {
        this.database = database;
        this.clock = clock;
        // One timeout for the call, and as much for whatever delays its start.
        this.patience = calls.timeout().multipliedBy(2);
    }

    @Transactional
    List<Claim> claim(String appId, int most) {
        Instant now = clock.instant();
        return database.createNativeQuery(DUE, DeliveryRow.class)
                .setParameter("app", appId)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultStream()
                .map(row -> claim(row, now))
                .toList();
    }

    private Claim claim(DeliveryRow row, Instant now) {
        Instant deadline = now.plus(patience);
        row.become(row.standing().claim(deadline));
        row.attempts++;
        row.attemptedAt = now;
        row.answeredAt = null;
        return new Claim(
                row.replyId,
                row.user(),
                row.attempts,
                deadline,
                row.sendBefore,
                Objects.requireNonNull(row.content),
                row.traceParent);
    }
}
