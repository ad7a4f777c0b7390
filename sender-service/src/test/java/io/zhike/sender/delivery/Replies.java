package io.zhike.sender.delivery;

import static org.awaitility.Awaitility.await;

import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySource;
import io.zhike.events.outbound.ReplyWithdrawn;
import io.zhike.sender.Records;
import io.zhike.sender.SecretWords;
import io.zhike.sender.WeChatResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Replies as the tests of this package make and await them. */
public final class Replies {

    public static final Duration WINDOW = Duration.ofHours(48);

    private Replies() {}

    public static String newUser() {
        return "o" + UUID.randomUUID();
    }

    public static ReplyApproved approved(String openId, Instant now) {
        return approved(WeChatResource.APP, openId, now, now.plus(WINDOW));
    }

    public static ReplyApproved approved(String appId, String openId, Instant now, Instant sendBefore) {
        UUID replyId = UUID.randomUUID();
        return approved(replyId, appId, openId, now, sendBefore, new ReplyContent.Text(text(replyId)));
    }

    public static ReplyApproved approved(String appId, String openId, Instant now, ReplyContent content) {
        return approved(UUID.randomUUID(), appId, openId, now, now.plus(WINDOW), content);
    }

    private static ReplyApproved approved(
            UUID replyId, String appId, String openId, Instant now, Instant sendBefore, ReplyContent content) {
        return new ReplyApproved(
                UUID.randomUUID(), appId, openId, replyId, now, sendBefore, ReplySource.AGENT, content);
    }

    public static String text(UUID replyId) {
        return SecretWords.TEXT + replyId;
    }

    public static ReplyWithdrawn withdrawn(ReplyApproved approved, Instant now) {
        return new ReplyWithdrawn(UUID.randomUUID(), approved.appId(), approved.openId(), approved.replyId(), now);
    }

    /** The reply's only settlement. */
    public static ReplySettled awaitSettled(Records records, ReplyApproved approved) {
        return awaitSettled(records, approved, 1).getFirst();
    }

    public static List<ReplySettled> awaitSettled(Records records, ReplyApproved approved, int times) {
        // Reading waits for records itself.
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> records.settled(approved.replyId()), settled -> settled.size() == times);
    }
}
