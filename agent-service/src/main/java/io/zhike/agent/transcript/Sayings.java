package io.zhike.agent.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How often people have said one thing. */
@ApplicationScoped
public class Sayings {

    /** What did not reach its user was not said; what waits for them is about to be. */
    private static final List<ReplyStatus> HEARD =
            List.of(ReplyStatus.HELD, ReplyStatus.QUEUED, ReplyStatus.SENT, ReplyStatus.UNKNOWN);

    private final EntityManager entities;

    Sayings(EntityManager entities) {
        this.entities = entities;
    }

    /** The other users of the app to whom it was said since then. */
    public long others(String appId, String openId, Fingerprint text, Instant since) {
        return entities.createQuery("""
                        select count(distinct m.openId) from MessageRow m
                        where m.appId = :app and m.fingerprint = :text and m.at > :since and m.openId <> :user
                          and m.status in :heard
                        """, Long.class)
                .setParameter("app", appId)
                .setParameter("text", text.value())
                .setParameter("since", since)
                .setParameter("user", openId)
                .setParameter("heard", HEARD)
                .getSingleResult();
    }

    /**
     * How often it was said in a conversation since its user wrote last.
     *
     * @param besides a reply that does not count: a held one that is to be sent now
     */
    public long sinceUserWrote(UUID conversation, Fingerprint text, UUID besides) {
        return entities.createQuery("""
                        select count(*) from MessageRow m
                        where m.conversationId = :conversation and m.fingerprint = :text and m.status in :heard
                          and m.id <> :besides and m.number >
                            (select coalesce(max(u.number), 0) from MessageRow u
                             where u.conversationId = :conversation and u.source = :user)
                        """, Long.class)
                .setParameter("conversation", conversation)
                .setParameter("text", text.value())
                .setParameter("besides", besides)
                .setParameter("user", Source.USER)
                .setParameter("heard", HEARD)
                .getSingleResult();
    }
}
