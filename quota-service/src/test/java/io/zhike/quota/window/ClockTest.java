package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplySettled.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A CreateTime that is wrong, or that comes in another order than the pushes: a window is neither longer nor shorter. */
class ClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TWO_DAYS = Duration.ofHours(48);

    private final Account account = new Account();

    @Test
    void aCreateTimeInTheFutureCountsFromTheReceipt() {
        // When
        push(NOON.plus(Duration.ofDays(400)), NOON);

        // Then
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plus(TWO_DAYS));
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void aFutureCreateTimeDoesNotMakeTheNextPushLate() {
        // Given
        push(NOON.plus(Duration.ofDays(400)), NOON);
        account.settle(account.approved(NOON.plusSeconds(1)), Outcome.SENT, NOON.plusSeconds(2));

        // When
        push(NOON.plusSeconds(60), NOON.plusSeconds(60));

        // Then
        assertThat(account.remaining()).isEqualTo(3);
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plusSeconds(60).plus(TWO_DAYS));
    }

    @Test
    void aCreateTimeFarInThePastShortensNoOpenWindow() {
        // Given
        push(NOON, NOON);
        account.settle(account.approved(NOON.plusSeconds(1)), Outcome.SENT, NOON.plusSeconds(2));
        var before = account.window();

        // When
        push(Instant.EPOCH, NOON.plusSeconds(60));

        // Then
        assertThat(account.window().expiresAt()).isEqualTo(before.expiresAt());
        assertThat(account.remaining()).isEqualTo(before.remaining());
    }

    @Test
    void aCreateTimeFarInThePastOpensNoWindow() {
        // When
        push(NOON.minus(TWO_DAYS), NOON);

        // Then
        assertThat(account.window().isOpen(NOON)).isFalse();
    }

    @Test
    void aCreateTimeThatGoesBackwardsKeepsTheLaterEnd() {
        // Given
        push(NOON.plusSeconds(30), NOON.plusSeconds(31));

        // When
        push(NOON, NOON.plusSeconds(32));

        // Then
        assertThat(account.window().expiresAt()).isEqualTo(NOON.plusSeconds(30).plus(TWO_DAYS));
        assertThat(account.remaining()).isEqualTo(3);
    }

    private void push(Instant createdAt, Instant receivedAt) {
        account.push(new NewestPush(UUID.randomUUID(), MESSAGE, createdAt, receivedAt), receivedAt);
    }
}
