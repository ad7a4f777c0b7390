package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.ENTERED;
import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.quota.ledger.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a reply's unit comes back, and when never. */
class ReturnedUnitTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Account account = new Account().push(MESSAGE, NOON);
    private final UUID reply = account.approved(NOON.plusSeconds(1));

    @Test
    void aWithdrawnReplyGivesItBack() {
        // When
        Optional<Why> why = account.settle(reply, Outcome.WITHDRAWN, null, null, null, NOON.plusSeconds(2));

        // Then
        assertThat(why).contains(Why.WITHDRAWN);
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void aReplyThatNeverLeftGivesItBack() {
        // When
        Optional<Why> why = account.settle(reply, Outcome.REFUSED, null, null, null, NOON.plusSeconds(2));

        // Then
        assertThat(why).contains(Why.NOT_SENT);
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void aClearRefusalGivesItBack() {
        // When
        Optional<Why> why = account.settle(
                reply, Outcome.FAILED, 45002, NOON.plusSeconds(2), NOON.plusSeconds(2), NOON.plusSeconds(2));

        // Then
        assertThat(why).contains(Why.NOT_SENT);
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void aSentReplyKeepsIt() {
        // When
        Optional<Why> why = account.settle(reply, Outcome.SENT, NOON.plusSeconds(2));

        // Then
        assertThat(why).isEmpty();
        assertThat(account.remaining()).isEqualTo(2);
    }

    @Test
    void anUnknownEndKeepsIt() {
        // When
        Optional<Why> why = account.settle(reply, Outcome.UNKNOWN, NOON.plusSeconds(6));

        // Then
        assertThat(why).isEmpty();
        assertThat(account.remaining()).isEqualTo(2);
    }

    @Test
    void aLateRefusalAfterAnUnknownEndGivesItBack() {
        // Given
        account.settle(reply, Outcome.UNKNOWN, NOON.plusSeconds(6));

        // When
        Optional<Why> why = account.settle(reply, Outcome.FAILED, NOON.plusSeconds(9));

        // Then
        assertThat(why).contains(Why.NOT_SENT);
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void aLateConfirmationAfterAnUnknownEndKeepsIt() {
        // Given
        account.settle(reply, Outcome.UNKNOWN, NOON.plusSeconds(6));

        // When
        Optional<Why> why = account.settle(reply, Outcome.SENT, NOON.plusSeconds(9));

        // Then
        assertThat(why).isEmpty();
        assertThat(account.remaining()).isEqualTo(2);
    }

    @Test
    void comesBackOnce() {
        // Given
        account.approved(NOON.plusSeconds(1));
        account.settle(reply, Outcome.FAILED, NOON.plusSeconds(2));

        // When
        Optional<Why> why = account.settle(reply, Outcome.FAILED, NOON.plusSeconds(2));

        // Then
        assertThat(why).isEmpty();
        assertThat(account.remaining()).isEqualTo(2);
    }

    @Test
    void comesBackToTheGrantThatFoundTheReplyUnderWay() {
        // Given
        account.push(MESSAGE, NOON.plusSeconds(3));

        // When
        account.settle(reply, Outcome.FAILED, NOON.plusSeconds(4));

        // Then
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void comesBackWhereTheReplyWasAnsweredBeforeTheGrantThatCountsIt() {
        // Given
        account.push(MESSAGE, NOON.plusSeconds(3));

        // When
        Optional<Why> why = account.settle(reply, Outcome.SENT, NOON.plusSeconds(2));

        // Then
        assertThat(why).contains(Why.ANSWERED_BEFORE_GRANT);
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void comesBackOnceWhereALateAnswerFollows() {
        // Given
        account.push(MESSAGE, NOON.plusSeconds(7));
        account.approved(NOON.plusSeconds(7));
        account.settle(reply, Outcome.UNKNOWN, NOON.plusSeconds(6));

        // When
        Optional<Why> why = account.settle(reply, Outcome.FAILED, NOON.plusSeconds(9));

        // Then
        assertThat(why).isEmpty();
        assertThat(account.remaining()).isEqualTo(2);
    }

    @Test
    void isNoUnitOfALaterGrantThatDidNotCountTheReply() {
        // Given
        account.settle(reply, Outcome.UNKNOWN, NOON.plusSeconds(6));
        account.push(MESSAGE, NOON.plusSeconds(8));
        account.approved(NOON.plusSeconds(9));

        // When
        Optional<Why> why = account.settle(reply, Outcome.FAILED, NOON.plusSeconds(10));

        // Then
        assertThat(why).isEmpty();
        assertThat(account.remaining()).isEqualTo(2);
    }

    @Test
    void comesBackToTheGrantInForceWhereALesserOneCameSince() {
        // Given
        account.push(ENTERED, NOON.plusSeconds(3));

        // When
        account.settle(reply, Outcome.FAILED, NOON.plusSeconds(4));

        // Then
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void isTheSameWhicheverComesFirstAnswerOrPush() {
        // Given
        NewestPush push = new NewestPush(UUID.randomUUID(), MESSAGE, NOON.plusSeconds(3), NOON.plusSeconds(3));
        Account answerFirst = new Account().push(MESSAGE, NOON);
        UUID same = answerFirst.approved(NOON.plusSeconds(1));

        // When
        account.push(push, NOON.plusSeconds(5));
        account.settle(reply, Outcome.UNKNOWN, NOON.plusSeconds(2));
        answerFirst.settle(same, Outcome.UNKNOWN, NOON.plusSeconds(2));
        answerFirst.push(push, NOON.plusSeconds(5));

        // Then
        assertThat(account.remaining()).isEqualTo(answerFirst.remaining()).isEqualTo(3);
    }

    @Test
    void helpsAClosedWindowToNothing() {
        // Given
        Instant later = NOON.plus(Duration.ofHours(49));

        // When
        account.settle(reply, Outcome.REFUSED, null, null, null, later);

        // Then
        assertThat(account.remaining()).isEqualTo(3);
        assertThat(account.window().isOpen(later)).isFalse();
    }

    @Test
    void staysSpentWhereTheReplyWasApprovedAfterTheGrantWhateverTheSendersClockSays() {
        // Given a gateway whose clock is ahead of the sender's
        Account skewed = new Account();
        skewed.push(new NewestPush(UUID.randomUUID(), MESSAGE, NOON, NOON.plusMillis(300)), NOON.plusMillis(300));
        UUID quick = skewed.approved(NOON.plusMillis(310));

        // When
        Optional<Why> why = skewed.settle(quick, Outcome.SENT, NOON.plusMillis(150));

        // Then
        assertThat(why).isEmpty();
        assertThat(skewed.remaining()).isEqualTo(2);
    }
}
