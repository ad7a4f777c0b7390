package io.zhike.agent.canned;

import io.zhike.agent.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The stored canned replies: an app's and the caller's own in it; other people's are not there. */
@ApplicationScoped
class CannedReplies {

    private static final String OF_SCOPE =
            "from CannedReplyRow r where r.appId = :app and coalesce(r.owner, '') = :owner";

    private final Session session;

    CannedReplies(Session session) {
        this.session = session;
    }

    List<CannedReply> visible(Caller caller, String appId) {
        return session.createQuery(
                        "from CannedReplyRow r where r.appId = :app and (r.owner is null or r.owner = :me)",
                        CannedReplyRow.class)
                .setParameter("app", appId)
                .setParameter("me", caller.id())
                .getResultStream()
                .map(CannedReplyRow::cannedReply)
                .toList();
    }

    Optional<CannedReplyRow> find(Caller caller, String appId, UUID id) {
        return CannedReplyRow.<CannedReplyRow>findByIdOptional(id)
                .filter(row -> row.appId.equals(appId))
                .filter(row -> row.owner == null || row.owner.equals(caller.id()));
    }

    /** @param owner null for the app's */
    boolean isFull(String appId, @Nullable String owner) {
        Scope scope = owner == null ? Scope.APP : Scope.PERSONAL;
        return session.createQuery("select count(*) " + OF_SCOPE, Long.class)
                        .setParameter("app", appId)
                        .setParameter("owner", owner == null ? "" : owner)
                        .getSingleResult()
                >= scope.most;
    }

    /**
     * Whether another one of the same owner has the shortcut, in whatever case.
     *
     * @param owner null for the app's
     * @param besides one that does not count; null where every one does
     */
    boolean hasShortcut(String appId, @Nullable String owner, String shortcut, @Nullable UUID besides) {
        return session.createQuery("select r.id " + OF_SCOPE + " and lower(r.shortcut) = lower(:shortcut)", UUID.class)
                .setParameter("app", appId)
                .setParameter("owner", owner == null ? "" : owner)
                .setParameter("shortcut", shortcut)
                .getResultStream()
                .anyMatch(id -> !id.equals(besides));
    }

    /** Counts one more use; two who take it at once are two. */
    void used(UUID id) {
        session.createMutationQuery("update CannedReplyRow r set r.uses = r.uses + 1 where r.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
