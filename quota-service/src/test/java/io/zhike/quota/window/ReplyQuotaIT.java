package io.zhike.quota.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.zhike.embedded.WithEngines;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ApprovalEvent;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Reason;
import io.zhike.events.outbound.ReplySource;
import io.zhike.events.outbound.ReplyWithdrawn;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.quota.Desk;
import io.zhike.quota.KafkaTopics;
import io.zhike.quota.TestClock;
import io.zhike.quota.TwoApps;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TwoApps.class)
@WithEngines(database = "quota", topics = KafkaTopics.ALL, oidc = true)
class ReplyQuotaIT {

    private static final int COUNT_USED_UP = 45047;

    @Inject
    TestClock clock;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(TwoApps.GUIDE, clock, bootstrapServers);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMessageAllowsThreeRepliesAndTheFourthIsRefused() {
        // Given
        desk.push(desk.message());

        // When
        UUID first = desk.ask();
        UUID second = desk.ask();
        UUID third = desk.ask();
        UUID fourth = desk.ask();

        // Then
        assertThat(desk.approved()).extracting(ApprovalEvent::replyId).containsExactly(first, second, third);
        assertThat(desk.approved())
                .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(ReplyApproved.class, approved -> {
                    assertThat(approved.sendBefore()).isEqualTo(clock.instant().plus(Duration.ofHours(48)));
                    assertThat(approved.source()).isEqualTo(ReplySource.AGENT);
                }));
        assertThat(desk.settled()).singleElement().satisfies(refused -> {
            assertThat(refused.replyId()).isEqualTo(fourth);
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(refused.reason()).isEqualTo(Reason.QUOTA_EXHAUSTED);
            assertThat(refused.attemptedAt()).isNull();
        });
        await().until(() -> desk.changes().size() == 4);
        long oldest = desk.changes().getFirst().version();
        assertThat(desk.changes())
                .extracting(QuotaChanged::version)
                .containsExactly(oldest, oldest + 1, oldest + 2, oldest + 3);
        assertThat(desk.changes()).extracting(QuotaChanged::remaining).containsExactly(3, 2, 1, 0);
        assertThat(desk.changes()).extracting(QuotaChanged::granted).containsOnly(3);
    }

    @Test
    void aRequestBringsTheGrantThatIsLateInInbound() {
        // Given
        UserMessage message = desk.message();
        ReplyRequested request = desk.request(ReplySource.AGENT, message);

        // When
        desk.deliver(request);
        desk.awaitDecision(request);
        desk.deliver(message);
        desk.push(desk.entered());

        // Then
        assertThat(desk.approved()).extracting(ApprovalEvent::replyId).containsExactly(request.replyId());
        assertThat(desk.quota().getInt("remaining")).isEqualTo(2);
        assertThat(desk.ledger().getList("items.why")).containsExactly("USER_ENTERED", "REPLY_APPROVED", "USER_WROTE");
    }

    @Test
    void anEnteringThatIsLateInInboundHidesNoMessageBeforeIt() {
        // Given
        UserMessage message = desk.message();
        List<ReplyRequested> requests = Stream.generate(() -> desk.request(ReplySource.AGENT, desk.entered(), message))
                .limit(3)
                .toList();

        // When
        requests.forEach(request -> {
            desk.deliver(request);
            desk.awaitDecision(request);
        });

        // Then
        assertThat(desk.approved())
                .extracting(ApprovalEvent::replyId)
                .containsExactlyElementsOf(
                        requests.stream().map(ReplyRequested::replyId).toList());
    }

    @Test
    void whatIsDeliveredAgainChangesNothing() {
        // Given
        UserMessage message = desk.message();
        desk.push(message);
        ReplyRequested request = desk.request(ReplySource.AGENT, message);
        desk.deliver(request);
        desk.awaitDecision(request);
        ReplySettled failed = desk.settlement(request.replyId(), Outcome.FAILED, 40003);
        desk.deliver(failed);
        desk.awaitRemaining(3);

        // When
        desk.deliver(message);
        desk.deliver(request);
        desk.deliver(failed);
        UUID next = desk.ask();
        desk.deliver(desk.settlement(next, Outcome.WITHDRAWN, null));
        desk.push(desk.entered());
        desk.awaitRemaining(3);

        // Then
        assertThat(desk.approved()).extracting(ApprovalEvent::replyId).containsExactly(request.replyId(), next);
        assertThat(desk.ledger().getList("items.why")).hasSize(6);
        assertThat(desk.settled())
                .extracting(ReplySettled::outcome)
                .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.WITHDRAWN);
    }

    @Test
    void aPushThatIsPlayedBackADayLaterGrantsNothing() {
        // Given
        UserMessage message = desk.message();
        desk.push(message);
        desk.ask();
        desk.awaitRemaining(2);

        // When
        clock.advance(Duration.ofDays(1));
        desk.deliver(new UserMessage(
                message.id(),
                message.appId(),
                message.openId(),
                message.createdAt(),
                clock.instant(),
                message.msgId(),
                message.content(),
                null,
                false));
        desk.push(desk.entered());

        // Then
        assertThat(desk.ledger().getList("items.pushId", String.class))
                .containsOnlyOnce(message.id().toString());
        desk.awaitRemaining(2);
    }

    @Test
    void aReplyThatIsAskedForTwiceIsApprovedOnce() {
        // Given
        desk.push(desk.message());
        ReplyRequested request = desk.request(ReplySource.AGENT, null);
        ReplyRequested again = new ReplyRequested(
                UUID.randomUUID(),
                request.appId(),
                request.openId(),
                request.replyId(),
                request.requestedAt(),
                request.source(),
                request.content(),
                null,
                null);

        // When
        desk.deliver(request);
        desk.deliver(again);
        UUID next = desk.ask();

        // Then
        assertThat(desk.approved()).extracting(ApprovalEvent::replyId).containsExactly(request.replyId(), next);
        assertThat(desk.quota().getInt("remaining")).isEqualTo(1);
    }

    @Test
    void aFailedReplyGivesItsUnitBackAndAnUnknownOneDoesNot() {
        // Given
        desk.push(desk.message());
        UUID unknown = desk.ask();
        UUID failed = desk.ask();

        // When
        desk.deliver(desk.settlement(unknown, Outcome.UNKNOWN, null));
        desk.deliver(desk.settlement(failed, Outcome.FAILED, 40003));

        // Then
        desk.awaitRemaining(2);
        assertThat(desk.ledger().getMap("items[0]"))
                .containsEntry("why", "NOT_SENT")
                .containsEntry("who", "AGENT")
                .containsEntry("replyId", failed.toString())
                .containsEntry("pushId", null);
        assertThat(desk.ledger().getInt("items[0].before.remaining")).isEqualTo(1);
        assertThat(desk.ledger().getInt("items[0].after.remaining")).isEqualTo(2);
    }

    @Test
    void anUnknownReplyThatFailedAfterAllGivesItsUnitBack() {
        // Given
        desk.push(desk.message());
        UUID reply = desk.ask();
        desk.deliver(desk.settlement(reply, Outcome.UNKNOWN, null));

        // When
        desk.deliver(desk.settlement(reply, Outcome.FAILED, 40003));

        // Then
        desk.awaitRemaining(3);
    }

    @Test
    void weChatIsRightThatNothingIsLeft() {
        // Given
        desk.push(desk.message());
        UUID reply = desk.ask();
        clock.advance(Duration.ofSeconds(1));

        // When
        desk.deliver(desk.settlement(reply, Outcome.REFUSED, COUNT_USED_UP));

        // Then
        desk.awaitRemaining(0);
        assertThat(desk.ledger().getMap("items[0]"))
                .containsEntry("why", "WECHAT_COUNTS_NONE_LEFT")
                .containsEntry("who", "WECHAT");
        clock.advance(Duration.ofSeconds(1));
        desk.push(desk.message());
        desk.awaitRemaining(3);
    }

    @Test
    void aWithdrawalIsPassedOnWhileTheReplyIsUnderWay() {
        // Given
        desk.push(desk.message());
        UUID reply = desk.ask();

        // When
        ReplyWithdrawn withdrawal = desk.withdraw(reply);

        // Then
        await().untilAsserted(() -> assertThat(desk.approved()).last().isEqualTo(withdrawal));
    }

    @Test
    void aWithdrawalOfWhatIsNotUnderWayIsNothing() {
        // Given
        desk.push(desk.message());
        UUID sent = desk.ask();
        UUID failed = desk.ask();
        desk.deliver(desk.settlement(sent, Outcome.SENT, 0));
        desk.deliver(desk.settlement(failed, Outcome.FAILED, 40003));
        desk.awaitRemaining(2);

        // When
        desk.withdraw(sent);
        desk.withdraw(UUID.randomUUID());
        UUID next = desk.ask();

        // Then
        assertThat(desk.approved()).extracting(ApprovalEvent::replyId).containsExactly(sent, failed, next);
    }

    @Test
    void aReplyAfterTheWindowIsRefused() {
        // Given
        desk.push(desk.entered());
        clock.advance(Duration.ofSeconds(60));

        // When
        desk.ask();

        // Then
        assertThat(desk.settled())
                .singleElement()
                .extracting(ReplySettled::reason)
                .isEqualTo(Reason.WINDOW_CLOSED);
    }

    @Test
    void theRobotLeavesTheReserve() {
        // Given
        desk.push(desk.message());
        desk.ask();
        desk.ask();
        ReplyRequested robots = desk.request(ReplySource.ROBOT, null);

        // When
        desk.deliver(robots);
        desk.awaitDecision(robots);

        // Then
        assertThat(desk.settled())
                .singleElement()
                .extracting(ReplySettled::reason)
                .isEqualTo(Reason.QUOTA_EXHAUSTED);
        assertThat(desk.quota().getInt("remaining")).isEqualTo(1);
    }

    @Test
    void anyOtherPushGrantsNothing() {
        // Given
        OtherPush other = new OtherPush(
                UUID.randomUUID(),
                desk.user().appId(),
                desk.user().openId(),
                clock.instant(),
                clock.instant(),
                "event",
                "wxa_media_check",
                Map.of());

        // When
        desk.deliver(other);
        desk.push(desk.entered());

        // Then
        assertThat(desk.ledger().getList("items.why")).containsExactly("USER_ENTERED");
    }

    @Test
    void anAppMayFollowOtherFigures() {
        // Given
        try (Desk other = new Desk(TwoApps.WECHAT_2025, clock, bootstrapServers)) {
            // When
            other.push(other.message());

            // Then
            assertThat(other.quota().getInt("remaining")).isEqualTo(5);
        }
    }
}
