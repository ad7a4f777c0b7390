package io.zhike.sender.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Hold;
import io.zhike.sender.delivery.Replies;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is forgotten of a user who is erased. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class ErasureIT {

    private final String user = Replies.newUser();
    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @Inject
    TestClock clock;

    @Inject
    EntityManager entities;

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void forgetsWhatWasSent() {
        // Given
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        Replies.awaitSettled(records, reply);

        // When
        erase();

        // Then
        await().until(() -> rows("sender_user where") == 0);
        assertThat(rows("delivery where")).isZero();
        assertThat(rows("attempt a join delivery d using (reply_id) where")).isZero();
    }

    @Test
    void takesBackWhatHasNotLeft() {
        // Given
        weChat.plan(user, Fate.errcode(-1));
        ReplyApproved first = Replies.approved(user, clock.instant());
        ReplyApproved second = Replies.approved(user, clock.instant());
        records.say(first, second);
        await().until(() -> rows("attempt a join delivery d using (reply_id) where") == 1);

        // When
        erase();

        // Then
        assertThat(Replies.awaitSettled(records, first).outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(Replies.awaitSettled(records, second).outcome()).isEqualTo(Outcome.WITHDRAWN);
        await().until(() -> rows("sender_user where") == 0);
        assertThat(weChat.received(user)).hasSize(1);
    }

    @Test
    void letsAnAttemptEndThatIsUnderWay() {
        // Given
        CountDownLatch answer = new CountDownLatch(1);
        weChat.plan(user, new Hold(answer, Fate.errcode(0)));
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(1));

        // When
        erase();
        await().until(() -> rows("delivery where withdrawn and") == 1);
        answer.countDown();

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
        assertThat(rows("delivery where content is null and")).isEqualTo(1);
        erase();
        await().until(() -> rows("delivery where") == 0);
    }

    @Test
    void sendsWhatWasApprovedSince() {
        // Given
        Instant erasedAt = clock.instant().minus(Duration.ofSeconds(1));
        weChat.plan(user, Fate.errcode(-1));
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        await().until(() -> rows("attempt a join delivery d using (reply_id) where") == 1);

        // When
        erase(erasedAt);
        clock.advance(Duration.ofMinutes(10));

        // Then
        assertThat(Replies.awaitSettled(records, reply).outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void fetchesNoPictureAnyMore() {
        // Given
        String picture = UUID.randomUUID().toString();
        weChat.planMedia(picture, Fate.errcode(-1));
        records.push(picture(picture));
        await().until(() -> rows("picture_fetch where") == 1);

        // When
        erase();

        // Then
        await().until(() -> rows("picture_fetch where") == 0);
    }

    private void erase() {
        erase(clock.instant());
    }

    private void erase(Instant at) {
        records.tell(new UserErased(UUID.randomUUID(), WeChatResource.APP, user, at, 0));
    }

    private UserMessage picture(String mediaId) {
        Instant now = clock.instant();
        return new UserMessage(
                UUID.randomUUID(),
                WeChatResource.APP,
                user,
                now,
                now,
                "1",
                new MessageContent.Image(mediaId, null),
                null,
                false);
    }

    /** @param fromWhere tables, and a condition before that of the user */
    private long rows(String fromWhere) {
        return QuarkusTransaction.requiringNew().call(() -> (Long)
                entities.createNativeQuery("select count(*) from %s open_id = :user".formatted(fromWhere), Long.class)
                        .setParameter("user", user)
                        .getSingleResult());
    }
}
