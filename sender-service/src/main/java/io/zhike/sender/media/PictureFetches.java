package io.zhike.sender.media;

import io.zhike.events.UserKey;
import io.zhike.events.inbound.UserMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The pictures that are still to be fetched, for all replicas. */
@ApplicationScoped
public class PictureFetches {

    /** WeChat has a picture for three days after it was sent. */
    private static final Duration WECHAT_KEEPS = Duration.ofDays(3);

    private final Session database;
    private final Clock clock;
    private final Event<PictureCame> came;

    PictureFetches(Session database, Clock clock, Event<PictureCame> came) {
        this.database = database;
        this.clock = clock;
        this.came = came;
    }

    /** Within the batch's transaction. */
    void add(UserMessage message, String weChatId) {
        PictureFetchRow row = new PictureFetchRow();
        row.messageId = message.id();
        row.appId = message.appId();
        row.openId = message.openId();
        row.weChatId = weChatId;
        row.dueAt = clock.instant();
        row.giveUpAt = message.receivedAt().plus(WECHAT_KEEPS);
        row.persist();
        came.fire(new PictureCame(row.appId));
    }

    /**
     * Fetches nothing more of what a user sent.
     *
     * @param until what came later is fetched
     */
    public void forget(UserKey user, Instant until) {
        PictureFetchRow.delete(
                "appId = ?1 and openId = ?2 and giveUpAt <= ?3", user.appId(), user.openId(), until.plus(WECHAT_KEEPS));
    }

    /**
     * Some of an app's pictures that are due. Nobody else takes them before the lease ends; fetched twice, a picture is
     * the same.
     */
    @Transactional
    List<PictureFetch> claim(String appId, int most, Duration lease) {
        Instant now = clock.instant();
        return database.createNativeQuery("""
                        select * from picture_fetch where app_id = :app and due_at <= :now
                        order by due_at limit :most for update skip locked
                        """, PictureFetchRow.class)
                .setParameter("app", appId)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultStream()
                .map(row -> {
                    row.attempts++;
                    row.dueAt = now.plus(lease);
                    return new PictureFetch(row.messageId, row.appId, row.weChatId, row.attempts, row.giveUpAt);
                })
                .toList();
    }

    @Transactional
    void done(UUID messageId) {
        PictureFetchRow.deleteById(messageId);
    }

    @Transactional
    void again(UUID messageId, Instant at) {
        PictureFetchRow.update("dueAt = ?1 where messageId = ?2", at, messageId);
    }
}
