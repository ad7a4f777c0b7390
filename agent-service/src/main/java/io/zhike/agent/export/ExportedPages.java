package io.zhike.agent.export;

import io.zhike.agent.http.Period;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.Transcript;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What is exported, page by page; each in a transaction of its own, so that none waits for whoever reads the export. */
@ApplicationScoped
class ExportedPages {

    private static final String CONVERSATIONS = """
            select c.id, c.app_id, c.open_id, u.remark_name, u.self_reported ->> 'nickName' as nick_name, c.state,
                not c.person_wrote as robot, c.agent_id, c.served_by, c.tags, c.started_at, c.ended_at
            from conversation c join app_user u on u.app_id = c.app_id and u.open_id = c.open_id
            where c.app_id = :app%s
            order by c.started_at, c.id limit :limit
            """;

    private final Session session;
    private final Transcript transcript;

    ExportedPages(Session session, Transcript transcript) {
        this.session = session;
        this.transcript = transcript;
    }

    /**
     * An app's conversations that began in the period, the oldest first.
     *
     * @param after the last of the page before; null for the first page
     */
    @Transactional(TxType.REQUIRES_NEW)
    List<ExportedConversation> conversations(
            String appId, Period period, @Nullable ExportedConversation after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("app", appId));
        StringBuilder conditions = new StringBuilder();
        if (period.from() != null) {
            conditions.append(" and c.started_at >= :from");
            parameters.put("from", period.from());
        }
        if (period.until() != null) {
            conditions.append(" and c.started_at < :until");
            parameters.put("until", period.until());
        }
        return page(conditions, parameters, after, limit);
    }

    /** The same of one user, of whatever time. */
    @Transactional(TxType.REQUIRES_NEW)
    List<ExportedConversation> conversations(UserKey user, @Nullable ExportedConversation after, int limit) {
        return page(
                new StringBuilder(" and c.open_id = :user"),
                new HashMap<>(Map.of("app", user.appId(), "user", user.openId())),
                after,
                limit);
    }

    private List<ExportedConversation> page(
            StringBuilder conditions, Map<String, Object> parameters, @Nullable ExportedConversation after, int limit) {
        if (after != null) {
            conditions.append(" and (c.started_at, c.id) > (:at, :id)");
            parameters.put("at", after.startedAt());
            parameters.put("id", after.id());
        }
        var query = session.createNativeQuery(CONVERSATIONS.formatted(conditions), Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("app_id", String.class)
                .addScalar("open_id", String.class)
                .addScalar("remark_name", String.class)
                .addScalar("nick_name", String.class)
                .addScalar("state", String.class)
                .addScalar("robot", Boolean.class)
                .addScalar("agent_id", String.class)
                .addScalar("served_by", String[].class)
                .addScalar("tags", String[].class)
                .addScalar("started_at", Instant.class)
                .addScalar("ended_at", Instant.class)
                .setParameter("limit", limit);
        parameters.forEach(query::setParameter);
        return query.getResultStream().map(ExportedPages::conversation).toList();
    }

    private static ExportedConversation conversation(Object[] row) {
        return new ExportedConversation(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ConversationChanged.State.valueOf((String) row[5]),
                (Boolean) row[6],
                (String) row[7],
                List.of((String[]) row[8]),
                List.of((String[]) row[9]),
                (Instant) row[10],
                (Instant) row[11]);
    }

    /** A conversation's messages after a number. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Message> messages(UUID conversation, long after, int limit) {
        return transcript.after(conversation, after, limit);
    }

    /** The pictures of a user's conversations, on both sides; of some there may be nothing any more. */
    @Transactional(TxType.REQUIRES_NEW)
    List<UUID> pictures(UserKey user) {
        return session.createNativeQuery("""
                        select distinct coalesce(message_picture(m.reply_content), m.id)
                        from message m join conversation c on c.id = m.conversation_id
                        where c.app_id = :app and c.open_id = :user
                            and (m.content is not null or message_picture(m.reply_content) is not null)
                        """, UUID.class)
                .setParameter("app", user.appId())
                .setParameter("user", user.openId())
                .getResultList();
    }
}
