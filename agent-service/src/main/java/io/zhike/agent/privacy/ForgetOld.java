package io.zhike.agent.privacy;

import io.zhike.agent.conversation.ConversationRow;
import io.zhike.agent.user.UserRow;
import io.zhike.agent.user.Users;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Forgets what is older than an app keeps it, a little in each transaction. */
@ApplicationScoped
class ForgetOld {

    /** In whose name. */
    private static final String RETENTION = "retention";

    private final Session session;
    private final Users users;
    private final Traces traces;
    private final EraseUser eraseUser;

    ForgetOld(Session session, Users users, Traces traces, EraseUser eraseUser) {
        this.session = session;
        this.users = users;
        this.traces = traces;
        this.eraseUser = eraseUser;
    }

    /** Some of an app's conversations that began before that time, the oldest first. */
    @Transactional
    List<OldConversation> oldConversations(String appId, Instant before, Optional<OldConversation> after, int most) {
        var query = session.createNativeQuery(
                        """
                        select id, open_id, started_at from conversation
                        where app_id = :app and started_at < :before%s
                        order by started_at, id limit :most
                        """.formatted(after.isEmpty() ? "" : " and (started_at, id) > (:at, :id)"), Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("open_id", String.class)
                .addScalar("started_at", Instant.class)
                .setParameter("app", appId)
                .setParameter("before", before)
                .setParameter("most", most);
        after.ifPresent(last -> query.setParameter("at", last.startedAt()).setParameter("id", last.id()));
        return query.getResultStream()
                .map(row -> new OldConversation((UUID) row[0], new UserKey(appId, (String) row[1]), (Instant) row[2]))
                .toList();
    }

    /**
     * One of them: where it was over before that time the whole of it, and its user with their last one; else its messages from
     * before.
     *
     * @return whether the whole of it was
     */
    @Transactional
    boolean conversation(OldConversation old, Instant before) {
        UserRow user = users.lock(old.user());
        ConversationRow row = session.find(ConversationRow.class, old.id());
        if (row == null) {
            return false;
        }
        if (row.conversation().state().isOpen() || !row.activeAt().isBefore(before)) {
            traces.deleteMessages(old.id(), before);
            return false;
        }
        boolean last = old.id().equals(user.lastConversation());
        if (last && !isSeenSince(user, before)) {
            eraseUser.erase(user, RETENTION);
            return true;
        }
        if (last) {
            user.forgetConversation();
        }
        session.flush();
        session.clear();
        traces.deletePictures(List.of(old.id()));
        traces.deleteConversations(old.user().appId(), List.of(old.id()));
        return true;
    }

    private static boolean isSeenSince(UserRow user, Instant before) {
        Instant seen = user.acquaintance().lastSeenAt();
        return seen != null && !seen.isBefore(before);
    }

    /** Some users who were not seen since that time and have no conversation, or none any more. */
    @Transactional
    List<UserKey> oldVisitors(String appId, Instant before, int most) {
        return session.createNativeQuery("""
                        select open_id from app_user
                        where app_id = :app and last_conversation is null and created_at < :before
                          and (quota_expires_at is null or quota_expires_at < :before)
                          and (push_received_at is null or push_received_at < :before)
                          and (last_visit_at is null or last_visit_at < :before)
                        limit :most
                        """, String.class)
                .setParameter("app", appId)
                .setParameter("before", before)
                .setParameter("most", most)
                .getResultStream()
                .map(openId -> new UserKey(appId, openId))
                .toList();
    }

    /**
     * One of them.
     *
     * @return whether they are still to be forgotten
     */
    @Transactional
    boolean visitor(UserKey key, Instant before) {
        UserRow user = users.lock(key);
        if (user.lastConversation() != null || isSeenSince(user, before)) {
            return false;
        }
        eraseUser.erase(user, RETENTION);
        return true;
    }

    @Transactional
    int pictures(String appId, Instant before, int most) {
        return traces.deletePictures(appId, before, most);
    }

    @Transactional
    int notes(String appId, Instant before, int most) {
        return traces.deleteNotes(appId, before, most);
    }

    @Transactional
    int audit(String appId, Instant before, int most) {
        return traces.deleteAudit(appId, before, most);
    }
}
