package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.sender.delivery.Standing.Queued;
import io.zhike.sender.delivery.Standing.Sending;
import io.zhike.sender.delivery.Standing.Settled;
import io.zhike.sender.delivery.Standing.Waiting;
import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.SendResult;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(10);
    private static final SendResult BUSY = new SendResult.Busy(new ApiError(-1, "system error"));

    @Test
    void aReplyWaitsThenIsQueuedThenClaimed() {
        assertThat(new Waiting().takeTurn(NOW)).isEqualTo(new Queued(NOW));
        assertThat(new Queued(NOW).claim(LATER)).isEqualTo(new Sending(LATER, false));
    }

    @ParameterizedTest
    @MethodSource("notQueued")
    void nothingElseIsClaimed(Standing standing) {
        assertThatThrownBy(() -> standing.claim(LATER)).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Standing> notQueued() {
        return Stream.of(new Waiting(), new Sending(LATER, false), new Settled(Settlement.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("notWaiting")
    void nothingElseTakesATurn(Standing standing) {
        assertThatThrownBy(() -> standing.takeTurn(NOW)).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Standing> notWaiting() {
        return Stream.of(new Queued(NOW), new Sending(LATER, false), new Settled(Settlement.UNKNOWN));
    }

    @Test
    void anEndThatWasRecordedBeforeChangesNothing() {
        assertThat(new Queued(LATER).end(BUSY, Optional.of(LATER))).isEqualTo(new Queued(LATER));
    }

    @Test
    void aReplyThatWaitsIsWithdrawnAtOnce() {
        assertThat(new Waiting().withdraw()).isEqualTo(new Settled(Settlement.WITHDRAWN));
        assertThat(new Queued(NOW).withdraw()).isEqualTo(new Settled(Settlement.WITHDRAWN));
    }

    @Test
    void aWithdrawalDuringAnAttemptIsKept() {
        assertThat(new Sending(LATER, false).withdraw()).isEqualTo(new Sending(LATER, true));
    }

    @Test
    void aKeptWithdrawalTakesEffectWhereTheAttemptSentNothing() {
        assertThat(new Sending(LATER, true).end(BUSY, Optional.of(LATER))).isEqualTo(new Settled(Settlement.WITHDRAWN));
    }

    @Test
    void aKeptWithdrawalComesTooLateForWhatWasSent() {
        assertThat(new Sending(LATER, true).end(new SendResult.Sent(), Optional.empty()))
                .isEqualTo(new Settled(Settlement.of(new SendResult.Sent())));
    }

    @Test
    void aKeptWithdrawalComesTooLateForWhatMayHaveBeenSent() {
        assertThat(new Sending(LATER, true).end(new SendResult.Unknown("timeout"), Optional.empty()))
                .isEqualTo(new Settled(Settlement.UNKNOWN));
    }

    @Test
    void aClearNotSentWaitsForTheNextAttempt() {
        assertThat(new Sending(LATER, false).end(BUSY, Optional.of(LATER))).isEqualTo(new Queued(LATER));
    }

    @Test
    void aClearAnswerSettles() {
        SendResult refused = new SendResult.WindowClosed(new ApiError(45015, "out of time limit"));

        assertThat(new Sending(LATER, false).end(refused, Optional.empty()))
                .isEqualTo(new Settled(Settlement.of(refused)));
    }

    @Test
    void aLateNotSentIsNotTriedAgain() {
        assertThat(new Settled(Settlement.UNKNOWN).end(BUSY, Optional.of(LATER)))
                .isEqualTo(new Settled(Settlement.of(BUSY)));
    }

    @Test
    void anAttemptPastItsDeadlineIsUnknown() {
        assertThat(new Sending(NOW, false).at(NOW, LATER, false)).isEqualTo(new Settled(Settlement.UNKNOWN));
        assertThat(new Sending(LATER, false).at(NOW, NOW, false)).isEqualTo(new Sending(LATER, false));
    }

    @Test
    void aReplyThatReachesTheEndOfItsWindowIsRefused() {
        assertThat(new Queued(NOW).at(NOW, NOW, false)).isEqualTo(new Settled(Settlement.WINDOW_CLOSED));
        assertThat(new Waiting().at(NOW, NOW, false)).isEqualTo(new Settled(Settlement.WINDOW_CLOSED));
        assertThat(new Queued(NOW).at(NOW, LATER, false)).isEqualTo(new Queued(NOW));
    }

    @Test
    void aReplyThatThePauseHeldBackIsRefusedForTheLimit() {
        assertThat(new Queued(NOW).at(NOW, NOW, true)).isEqualTo(new Settled(Settlement.API_LIMIT));
    }
}
