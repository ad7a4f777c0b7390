package io.zhike.quota.window;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** An approved {@link Reply}. */
@Entity
@Table(name = "reply")
class ReplyRow extends PanacheEntityBase {

    @Id
    UUID replyId;

    String appId;

    String openId;

    @Enumerated(EnumType.STRING)
    ReplySource source;

    Instant approvedAt;

    long approvedIn;

    /** The tallies that it counts in, in no order; {@link Reply#NO_TALLY} where there are fewer. */
    long tally;

    long otherTally;

    long probes;

    @Enumerated(EnumType.STRING)
    @Nullable
    Outcome outcome;

    @Nullable
    Instant attemptedAt;

    @Nullable
    Instant answeredAt;

    ReplyRow() {}

    ReplyRow(UserKey user, Reply reply, Instant approvedAt) {
        this.replyId = reply.id();
        this.appId = user.appId();
        this.openId = user.openId();
        this.source = reply.source();
        this.approvedAt = approvedAt;
        take(reply);
    }

    UserKey user() {
        return new UserKey(appId, openId);
    }

    /**
     * The users' replies that {@linkplain Reply#mayCountFrom may count} against a grant; old ones are not read.
     *
     * @param latest when WeChat can have made the first of the grants at the latest
     */
    static List<ReplyRow> mayCountFrom(Session session, Collection<UserKey> users, Instant latest) {
        return session.createNativeQuery("""
                        select r.*
                        from unnest(:apps, :users) as asked (app_id, open_id)
                        cross join lateral (
                            select * from reply u
                            where u.app_id = asked.app_id and u.open_id = asked.open_id and u.outcome is null
                            union all
                            select * from reply e
                            where e.app_id = asked.app_id and e.open_id = asked.open_id
                              and e.outcome in ('SENT', 'UNKNOWN') and e.answered_at >= :latest) as r
                        """, ReplyRow.class)
                .setParameter("apps", users.stream().map(UserKey::appId).toArray(String[]::new))
                .setParameter("users", users.stream().map(UserKey::openId).toArray(String[]::new))
                .setParameter("latest", latest)
                .getResultList();
    }

    /** Those of a user that have ended and were approved until then. */
    static void forgetEnded(Session session, UserKey user, Instant until) {
        session.createMutationQuery("""
                        delete from ReplyRow
                        where appId = :app and openId = :user and outcome is not null and approvedAt <= :until
                        """)
                .setParameter("app", user.appId())
                .setParameter("user", user.openId())
                .setParameter("until", until)
                .executeUpdate();
    }

    /** Whether the user has any. */
    static boolean areThere(UserKey user) {
        return count("appId = ?1 and openId = ?2", user.appId(), user.openId()) > 0;
    }

    Reply reply() {
        Set<Long> tallies = LongStream.of(tally, otherTally)
                .filter(one -> one != Reply.NO_TALLY)
                .boxed()
                .collect(Collectors.toSet());
        return new Reply(replyId, source, approvedIn, tallies, probes, outcome, answeredAt);
    }

    final void take(Reply reply) {
        Iterator<Long> tallies = reply.tallies().stream().sorted().iterator();
        approvedIn = reply.approvedIn();
        tally = tallies.hasNext() ? tallies.next() : Reply.NO_TALLY;
        otherTally = tallies.hasNext() ? tallies.next() : Reply.NO_TALLY;
        probes = reply.probes();
        outcome = reply.outcome();
        answeredAt = reply.answeredAt();
    }
}
