package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.ENTERED;
import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.ledger.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** WeChat is right when it disagrees. */
class ContradictedWindowTest {

    private static final int COUNT_USED_UP = 45047;
    private static final int WINDOW_CLOSED = 45015;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Account account = new Account().push(MESSAGE, NOON);
    private final UUID refused = account.approved(NOON.plusSeconds(1));

    @Test
    void hasNothingLeft() {
        // When
        Optional<Why> why = account.refusedByWeChat(refused, COUNT_USED_UP, NOON.plusSeconds(2));

        // Then
        assertThat(why).contains(Why.WECHAT_COUNTS_NONE_LEFT);
        assertThat(account.remaining()).isZero();
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(48)));
    }

    @Test
    void isClosedFromTheAttemptOn() {
        // When
        Optional<Why> why = account.refusedByWeChat(refused, WINDOW_CLOSED, NOON.plusSeconds(2));

        // Then
        assertThat(why).contains(Why.WECHAT_CLOSED_WINDOW);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plusSeconds(2));
        assertThat(account.ask(UUID.randomUUID(), ReplySource.AGENT, NOON.plusSeconds(3)))
                .isEqualTo(new Decision.Refused(Rule.EXPIRED));
    }

    @Test
    void isNotOpenedLongerByALateWordThatItClosed() {
        // Given
        Instant afterItsEnd = NOON.plus(Duration.ofHours(50));

        // When
        account.refusedByWeChat(refused, WINDOW_CLOSED, afterItsEnd);

        // Then
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(48)));
    }

    @Test
    void getsNoUnitBackFromRepliesApprovedBefore() {
        // Given
        UUID underWay = account.approved(NOON.plusSeconds(1));
        account.refusedByWeChat(refused, COUNT_USED_UP, NOON.plusSeconds(2));

        // When
        Optional<Why> why = account.settle(underWay, Outcome.FAILED, NOON.plusSeconds(3));

        // Then
        assertThat(why).isEmpty();
        assertThat(account.remaining()).isZero();
    }

    @Test
    void isOpenedByANewerGrant() {
        // Given
        account.refusedByWeChat(refused, WINDOW_CLOSED, NOON.plusSeconds(2));

        // When
        account.push(ENTERED, NOON.plusSeconds(5));

        // Then
        assertThat(account.remaining()).isEqualTo(1);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plusSeconds(65));
    }

    @Test
    void isNotOpenedByAGrantThatWeChatHadMadeWhenItRefused() {
        // Given
        account.refusedByWeChat(refused, COUNT_USED_UP, NOON.plusSeconds(3));

        // When
        account.push(
                new NewestPush(UUID.randomUUID(), MESSAGE, NOON.plusSeconds(1), NOON.plusSeconds(1)),
                NOON.plusSeconds(20));

        // Then
        assertThat(account.remaining()).isZero();
    }

    @Test
    void keepsANewerGrantThanTheAttemptButForTheReplysOwnUnit() {
        // Given
        UUID underWay = account.approved(NOON.plusSeconds(1));
        account.push(MESSAGE, NOON.plusSeconds(3));

        // When
        Optional<Why> why = account.refusedByWeChat(refused, COUNT_USED_UP, NOON.plusSeconds(2));

        // Then
        assertThat(why).contains(Why.DRIFTED);
        assertThat(account.remaining()).isEqualTo(2);
        assertThat(account.settle(underWay, Outcome.FAILED, NOON.plusSeconds(4)))
                .contains(Why.NOT_SENT);
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void staysOpenByANewerGrantThanTheAttempt() {
        // Given
        account.push(ENTERED, NOON.plusSeconds(3));

        // When
        account.refusedByWeChat(refused, WINDOW_CLOSED, NOON.plusSeconds(2));

        // Then
        assertThat(account.remaining()).isEqualTo(3);
        assertThat(account.window().isOpen(NOON.plusSeconds(10))).isTrue();
    }

    /** A reply that WeChat handled after a push and answered before the gateway had it: not to be told from one before. */
    @Test
    void isHowAReplyAnsweredBetweenAPushAndItsReceiptComesToLight() {
        // Given
        account.settle(
                refused, Outcome.SENT, 0, NOON.plusMillis(10_300), NOON.plusMillis(10_400), NOON.plusMillis(10_400));
        account.push(
                new NewestPush(UUID.randomUUID(), MESSAGE, NOON.plusSeconds(10), NOON.plusMillis(10_500)),
                NOON.plusMillis(10_510));
        account.settle(account.approved(NOON.plusSeconds(11)), Outcome.SENT, NOON.plusSeconds(11));
        account.settle(account.approved(NOON.plusSeconds(12)), Outcome.SENT, NOON.plusSeconds(12));
        UUID oneTooMany = account.approved(NOON.plusSeconds(13));

        // When
        account.refusedByWeChat(oneTooMany, COUNT_USED_UP, NOON.plusSeconds(13));

        // Then
        assertThat(account.remaining()).isZero();
    }

    @Test
    void isBelievedOfAReplyApprovedAfterTheGrantWhateverTheSendersClockSays() {
        // Given a gateway whose clock is ahead of the sender's
        Account skewed = new Account();
        skewed.push(new NewestPush(UUID.randomUUID(), MESSAGE, NOON, NOON.plusMillis(300)), NOON.plusMillis(300));
        UUID quick = skewed.approved(NOON.plusMillis(310));

        // When
        Optional<Why> why = skewed.refusedByWeChat(quick, 45047, NOON.plusMillis(150));

        // Then
        assertThat(why).contains(Why.WECHAT_COUNTS_NONE_LEFT);
        assertThat(skewed.remaining()).isZero();
    }
}
