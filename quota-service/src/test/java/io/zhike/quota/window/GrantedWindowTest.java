package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.ENTERED;
import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrantedWindowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Account account = new Account();

    @Test
    void aMessageGivesThreeRepliesFor48Hours() {
        // When
        account.push(MESSAGE, NOON);

        // Then
        assertThat(account.remaining()).isEqualTo(3);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(48)));
        assertThat(account.window().tally().granted()).isEqualTo(3);
    }

    @Test
    void enteringGivesOneReplyForAMinute() {
        // When
        account.push(ENTERED, NOON);

        // Then
        assertThat(account.remaining()).isEqualTo(1);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void grantsDoNotAddUp() {
        // Given
        account.push(MESSAGE, NOON);
        account.settle(account.approved(NOON.plusSeconds(1)), Outcome.SENT, NOON.plusSeconds(2));

        // When
        account.push(MESSAGE, NOON.plusSeconds(10));

        // Then
        assertThat(account.remaining()).isEqualTo(3);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plusSeconds(10).plus(Duration.ofHours(48)));
    }

    @Test
    void enteringTakesNothingFromAnOpenWindow() {
        // Given
        account.push(MESSAGE, NOON);

        // When
        account.push(ENTERED, NOON.plusSeconds(10));

        // Then
        assertThat(account.remaining()).isEqualTo(3);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(48)));
        assertThat(account.window().tally().granted()).isEqualTo(3);
    }

    @Test
    void enteringLiftsAnExhaustedWindowToOne() {
        // Given
        account.push(MESSAGE, NOON);
        for (int i = 1; i <= 3; i++) {
            account.settle(account.approved(NOON.plusSeconds(i)), Outcome.SENT, NOON.plusSeconds(i));
        }

        // When
        account.push(ENTERED, NOON.plusSeconds(10));

        // Then
        assertThat(account.remaining()).isEqualTo(1);
        assertThat(account.window().tally().granted()).isEqualTo(1);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(48)));
    }

    @Test
    void aWindowThatClosedLeavesNothingToTheNext() {
        // Given
        account.push(MESSAGE, NOON);

        // When
        account.push(ENTERED, NOON.plus(Duration.ofHours(48)));

        // Then
        assertThat(account.remaining()).isEqualTo(1);
        assertThat(account.window().expiresAt())
                .isEqualTo(NOON.plus(Duration.ofHours(48)).plusSeconds(60));
    }

    @Test
    void repliesUnderWayCountAgainstANewGrant() {
        // Given
        account.push(MESSAGE, NOON);
        account.approved(NOON.plusSeconds(1));
        account.approved(NOON.plusSeconds(1));

        // When
        account.push(MESSAGE, NOON.plusSeconds(2));

        // Then
        assertThat(account.remaining()).isEqualTo(1);
    }

    @Test
    void aLatePushFindsTheRepliesSentSince() {
        // Given
        account.push(ENTERED, NOON);
        account.settle(account.approved(NOON.plusSeconds(5)), Outcome.SENT, NOON.plusSeconds(6));

        // When
        account.push(
                new NewestPush(UUID.randomUUID(), MESSAGE, NOON.plusSeconds(2), NOON.plusSeconds(2)),
                NOON.plusSeconds(600));

        // Then
        assertThat(account.remaining()).isEqualTo(2);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plusSeconds(2).plus(Duration.ofHours(48)));
    }

    @Test
    void anUnknownEndCountsWhereItWasGivenUpAfterTheGrant() {
        // Given
        account.push(MESSAGE, NOON);
        account.settle(account.approved(NOON.plusSeconds(1)), Outcome.UNKNOWN, NOON.plusSeconds(6));
        account.settle(account.approved(NOON.plusSeconds(1)), Outcome.UNKNOWN, NOON.plusSeconds(9));

        // When
        account.push(MESSAGE, NOON.plusSeconds(8));

        // Then
        assertThat(account.remaining()).isEqualTo(2);
    }

    @Test
    void mayFallBelowNothingInside() {
        // Given
        account.push(MESSAGE, NOON);
        account.approved(NOON.plusSeconds(1));
        account.approved(NOON.plusSeconds(1));

        // When
        account.push(ENTERED, NOON.plus(Duration.ofHours(48)));

        // Then
        assertThat(account.remaining()).isEqualTo(-1);
        assertThat(account.ask(
                        UUID.randomUUID(),
                        ReplySource.AGENT,
                        NOON.plus(Duration.ofHours(48)).plusSeconds(1)))
                .isEqualTo(new Decision.Refused(Rule.NONE_LEFT));
    }

    @Test
    void aGrantThatIsOverBeforeItComesChangesNothing() {
        // Given
        account.push(ENTERED, NOON.plus(Duration.ofHours(72)));
        Instant now = NOON.plus(Duration.ofHours(72)).plusSeconds(30);

        // When
        account.push(new NewestPush(UUID.randomUUID(), MESSAGE, NOON, NOON), now);

        // Then
        assertThat(account.remaining()).isEqualTo(1);
        assertThat(account.window().expiresAt())
                .isEqualTo(NOON.plus(Duration.ofHours(72)).plusSeconds(60));
    }

    @Test
    void aGrantThatIsOverCountsStillWhereTheWindowWasOpenAllTheTime() {
        // Given
        account.push(MESSAGE, NOON);
        for (int i = 1; i <= 3; i++) {
            account.settle(account.approved(NOON.plusSeconds(i)), Outcome.SENT, NOON.plusSeconds(i));
        }

        // When
        account.push(
                new NewestPush(UUID.randomUUID(), ENTERED, NOON.plusSeconds(10), NOON.plusSeconds(10)),
                NOON.plusSeconds(600));

        // Then
        assertThat(account.remaining()).isEqualTo(1);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(48)));
    }

    @Test
    void aGrantThatIsOverChangesNothingWhereTheWindowClosedSince() {
        // Given
        account.push(ENTERED, NOON);
        account.push(ENTERED, NOON.plusSeconds(100));
        account.settle(account.approved(NOON.plusSeconds(101)), Outcome.SENT, NOON.plusSeconds(101));

        // When
        account.push(
                new NewestPush(UUID.randomUUID(), ENTERED, NOON.plusSeconds(30), NOON.plusSeconds(30)),
                NOON.plusSeconds(120));

        // Then
        assertThat(account.remaining()).isZero();
    }
}
