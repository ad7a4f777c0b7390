package io.zhike.agent.privacy;

import io.zhike.agent.tag.TagUses;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/**
 * What stands in the tables of users and their conversations, deleted row by row beneath the entities: whoever deletes here has
 * written and cleared the session.
 */
@ApplicationScoped
class Traces {

    /** Pictures that agents uploaded are deleted with the last message that shows them, unless a canned reply has them. */
    private static final String NEEDED_NO_MORE = """
            not exists (
                select from canned_reply c where c.app_id = p.app_id and strpos(cast(c.content as text), cast(p.id as text)) > 0)
            and not exists (
                select from message m
                where message_picture(m.reply_content) = p.id and %s)""";

    private final Session session;
    private final TagUses tags;

    Traces(Session session, TagUses tags) {
        this.session = session;
        this.tags = tags;
    }

    List<UUID> conversationsOf(UserKey user) {
        return session.createNativeQuery(
                        "select id from conversation where app_id = :app and open_id = :user", UUID.class)
                .setParameter("app", user.appId())
                .setParameter("user", user.openId())
                .getResultList();
    }

    /** Pictures of messages in these conversations, on both sides; while the messages are there. */
    int deletePictures(Collection<UUID> conversations) {
        return of(conversations, """
                        delete from media p where p.id in (
                            select m.id from message m where m.conversation_id = any (:conversations) and m.content is not null)
                        """).executeUpdate()
                + of(conversations, """
                        delete from media p where not p.from_user and p.id in (
                            select message_picture(m.reply_content) from message m
                            where m.conversation_id = any (:conversations) and m.source = 'AGENT' and m.reply_content is not null)
                        and %s
                        """.formatted(
                                        NEEDED_NO_MORE.formatted("m.conversation_id <> all (:conversations)")))
                        .executeUpdate();
    }

    /** Conversations of one app with everything that hangs on them, but their pictures; how many messages that were. */
    int deleteConversations(String appId, Collection<UUID> conversations) {
        countTagsDown(appId, conversations);
        of(conversations, "delete from compliance_finding where conversation_id = any (:conversations)")
                .executeUpdate();
        of(conversations, "delete from assignment where conversation_id = any (:conversations)")
                .executeUpdate();
        int messages = of(conversations, "delete from message where conversation_id = any (:conversations)")
                .executeUpdate();
        of(conversations, "delete from conversation where id = any (:conversations)")
                .executeUpdate();
        return messages;
    }

    private void countTagsDown(String appId, Collection<UUID> conversations) {
        var changes = new TreeMap<String, Integer>();
        session.createNativeQuery("""
                        select tag, cast(-count(*) as integer) as change
                        from conversation, unnest(tags) as tag where id = any (:conversations) group by tag
                        """, Object[].class)
                .addScalar("tag", String.class)
                .addScalar("change", Integer.class)
                .setParameter("conversations", conversations.toArray(UUID[]::new))
                .getResultStream()
                .forEach(row -> changes.put((String) row[0], (Integer) row[1]));
        tags.change(appId, changes);
    }

    /** A user without conversations, and what was said before there was one; how many messages that were. */
    int deleteUser(UserKey user) {
        of(user, "delete from lost_window where app_id = :app and open_id = :user")
                .executeUpdate();
        of(user, "delete from block_proposal where app_id = :app and open_id = :user")
                .executeUpdate();
        int messages = of(user, """
                        delete from message where app_id = :app and open_id = :user and conversation_id is null
                        """).executeUpdate();
        of(user, "delete from app_user where app_id = :app and open_id = :user").executeUpdate();
        return messages;
    }

    /** Older messages of a conversation that goes on, with their pictures. */
    int deleteMessages(UUID conversation, Instant before) {
        session.createNativeMutationQuery("""
                        delete from media where from_user and id in (
                            select id from message where conversation_id = :conversation and at < :before and content is not null)
                        """)
                .setParameter("conversation", conversation)
                .setParameter("before", before)
                .executeUpdate();
        return session.createNativeMutationQuery("""
                        delete from message where conversation_id = :conversation and at < :before
                        """)
                .setParameter("conversation", conversation)
                .setParameter("before", before)
                .executeUpdate();
    }

    /** Some of an app's old pictures. */
    int deletePictures(String appId, Instant before, int most) {
        return session.createNativeMutationQuery("""
                        delete from media where id in (
                            select p.id from media p
                            where p.app_id = :app and p.created_at < :before and (p.from_user or exists (
                                select from message m where message_picture(m.reply_content) = p.id and m.source = 'AGENT')
                                and %s)
                            limit :most)
                        """.formatted(NEEDED_NO_MORE.formatted("m.source <> 'AGENT'")))
                .setParameter("app", appId)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    /** Some of what else is old in an app's tables. */
    int deleteNotes(String appId, Instant before, int most) {
        int deleted = 0;
        for (String statement : List.of("""
                delete from message where id in (
                    select id from message
                    where app_id = :app and conversation_id is null and at < :before limit :most)
                """, """
                delete from compliance_finding where id in (
                    select id from compliance_finding where app_id = :app and at < :before order by id limit :most)
                """, """
                delete from lost_window where (app_id, open_id, closed_at) in (
                    select app_id, open_id, closed_at from lost_window
                    where app_id = :app and closed_at < :before limit :most)
                """)) {
            deleted += session.createNativeMutationQuery(statement)
                    .setParameter("app", appId)
                    .setParameter("before", before)
                    .setParameter("most", most)
                    .executeUpdate();
        }
        return deleted;
    }

    /** Some of an app's audit trail; PostgreSQL itself keeps what is younger than six months. */
    int deleteAudit(String appId, Instant before, int most) {
        return session.createNativeMutationQuery("""
                        delete from audit where id in (
                            select id from audit
                            where app_id = :app and at < least(cast(:before as timestamptz), now() - interval '6 months')
                            order by id limit :most)
                        """)
                .setParameter("app", appId)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    private MutationQuery of(Collection<UUID> conversations, String statement) {
        return session.createNativeMutationQuery(statement)
                .setParameter("conversations", conversations.toArray(UUID[]::new));
    }

    private MutationQuery of(UserKey user, String statement) {
        return session.createNativeMutationQuery(statement)
                .setParameter("app", user.appId())
                .setParameter("user", user.openId());
    }
}
