package io.zhike.quota.window;

import static io.zhike.events.outbound.NewestPush.Kind.ENTERED;
import static io.zhike.events.outbound.NewestPush.Kind.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.NewestPush.Kind;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.quota.ledger.Why;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A grant that finds replies under way leaves less than there was, until it is known when WeChat handled them. */
class StandbyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ENTERS = NOON.plusSeconds(30);

    private final Account account = new Account();
    private List<UUID> underWay = List.of();

    @BeforeEach
    void enterWhileAllIsUnderWay() {
        account.push(MESSAGE, NOON);
        underWay = Stream.generate(() -> account.approved(NOON.plusSeconds(1)))
                .limit(3)
                .toList();
        account.push(ENTERED, ENTERS);
        assertThat(account.remaining()).isZero();
    }

    @Test
    void comesIntoForceOnceAllWereAnsweredBeforeIt() {
        // When
        answer(underWay.get(0), ENTERS.minusSeconds(3));
        answer(underWay.get(1), ENTERS.minusSeconds(2));
        assertThat(account.remaining()).isZero();
        var why = answer(underWay.get(2), ENTERS.minusSeconds(1));

        // Then
        assertThat(account.remaining()).isEqualTo(1);
        assertThat(why).isEqualTo(Why.ANSWERED_BEFORE_GRANT);
        account.approved(ENTERS.plusSeconds(5));
        assertThat(account.remaining()).isZero();
    }

    @Test
    void staysBehindWhereOneWasAnsweredAfterIt() {
        // When
        answer(underWay.get(0), ENTERS.minusSeconds(3));
        answer(underWay.get(1), ENTERS.minusSeconds(2));
        answer(underWay.get(2), ENTERS.plusSeconds(1));

        // Then
        assertThat(account.remaining()).isZero();
    }

    @Test
    void givesNothingTwiceForAReplyThatFailed() {
        // When
        answer(underWay.get(0), ENTERS.minusSeconds(3));
        answer(underWay.get(1), ENTERS.minusSeconds(2));
        account.settle(underWay.get(2), Outcome.FAILED, ENTERS.plusSeconds(1));

        // Then each of the two grants has one left, and WeChat as well
        assertThat(account.remaining()).isEqualTo(1);
        account.approved(ENTERS.plusSeconds(5));
        assertThat(account.remaining()).isZero();
    }

    @Test
    void isForgottenWithTheNextGrantThatLeavesMore() {
        // When
        account.push(MESSAGE, ENTERS.plusSeconds(10));
        underWay.forEach(reply -> answer(reply, ENTERS.minusSeconds(1)));

        // Then
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void aLateOlderEnteringLeavesTheNewerOneItsChance() {
        // When
        late(ENTERED, NOON.plusSeconds(10));
        underWay.forEach(reply -> answer(reply, NOON.plusSeconds(20)));

        // Then
        assertThat(account.remaining()).isEqualTo(1);
    }

    @Test
    void aLateOlderMessageDoesNotDisplaceANewerOneThatLeavesAsMuch() {
        // Given
        account.push(MESSAGE, ENTERS.plusSeconds(10));
        assertThat(account.remaining()).isZero();

        // When
        late(MESSAGE, NOON.plusSeconds(10));
        underWay.forEach(reply -> answer(reply, NOON.plusSeconds(20)));

        // Then
        assertThat(account.remaining()).isEqualTo(3);
    }

    @Test
    void aLateGrantDoesNotTakeItsUnitFromAReplyThatFailsLater() {
        // Given the entering is in force, and one of its replies under way
        answer(underWay.get(0), ENTERS.minusSeconds(3));
        answer(underWay.get(1), ENTERS.minusSeconds(2));
        answer(underWay.get(2), ENTERS.minusSeconds(1));
        UUID last = account.approved(ENTERS.plusSeconds(5));

        // When
        late(ENTERED, NOON.plusSeconds(10));
        account.settle(last, Outcome.FAILED, ENTERS.plusSeconds(6));

        // Then
        assertThat(account.remaining()).isEqualTo(1);
    }

    private void late(Kind kind, Instant at) {
        account.push(new NewestPush(UUID.randomUUID(), kind, at, at), ENTERS.plusSeconds(20));
    }

    private @Nullable Why answer(UUID reply, Instant at) {
        return account.settle(reply, Outcome.SENT, at).orElse(null);
    }
}
