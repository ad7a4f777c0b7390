package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush.Kind;
import io.zhike.system.TrialJudge.Finding;
import io.zhike.system.TrialJudge.Push;
import io.zhike.system.TrialJudge.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The judge finds what is planted. */
class TrialJudgeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(30);

    private final TrialJudge judge = new TrialJudge(1, Duration.ofSeconds(20), 3, Duration.ofMinutes(2));
    private final Push message = new Push(Kind.MESSAGE, NOON, NOON.plusMillis(20));

    @Test
    void aRefusalWithUnitsLeftIsWrong() {
        assertThat(judge.refused(LATER, LATER, List.of(message), List.of(sent(1), sent(2))))
                .isEqualTo(Finding.WRONG);
    }

    @Test
    void aRefusalWithNothingLeftIsRight() {
        assertThat(judge.refused(LATER, LATER, List.of(message), List.of(sent(1), sent(2), sent(3))))
                .isEqualTo(Finding.RIGHT);
    }

    @Test
    void aRefusalOfWhatWasAskedForBeforeTheUserWroteIsRight() {
        assertThat(judge.refused(NOON, LATER, List.of(message), List.of())).isEqualTo(Finding.RIGHT);
    }

    @Test
    void aRefusalWithoutAWindowIsRight() {
        assertThat(judge.refused(LATER, LATER, List.of(), List.of())).isEqualTo(Finding.RIGHT);
        assertThat(judge.refused(LATER, NOON.plusSeconds(120), List.of(message), List.of()))
                .isEqualTo(Finding.RIGHT);
    }

    @Test
    void theSecondInWhichAWindowEndsIsLeftOut() {
        assertThat(judge.refused(LATER, NOON.plusMillis(119_500), List.of(message), List.of()))
                .isEqualTo(Finding.CLOSING_SECOND);
    }

    @Test
    void whatIsUnderWayIsLeftOut() {
        var underWay = new Reply(NOON.plusSeconds(3), null, null, null, null, null);
        assertThat(judge.refused(LATER, LATER, List.of(message), List.of(sent(1), sent(2), underWay)))
                .isEqualTo(Finding.UNDER_WAY);
    }

    @Test
    void whatIsOfUnknownFateIsLeftOutOnlyWhereItMayCount() {
        var again = new Push(Kind.MESSAGE, NOON.plusSeconds(10), NOON.plusSeconds(10));
        var unknown = new Reply(NOON.plusSeconds(1), null, NOON.plusSeconds(6), null, null, null);
        assertThat(judge.refused(LATER, LATER, List.of(message), List.of(sent(1), sent(2), unknown)))
                .isEqualTo(Finding.UNDER_WAY);
        assertThat(judge.refused(LATER, LATER, List.of(message, again), List.of(sent(12), sent(13), unknown)))
                .isEqualTo(Finding.WRONG);
    }

    @Test
    void whatIsUnderWayAsTheUserWritesIsLeftOut() {
        var again = new Push(Kind.MESSAGE, NOON.plusSeconds(10), NOON.plusSeconds(10));
        var spent = List.of(sent(12), sent(13));
        var before = NOON.plusMillis(9_990);
        assertThat(judge.refused(LATER, LATER, List.of(message, again), with(spent, before, NOON.plusMillis(10_010))))
                .isEqualTo(Finding.UNDER_WAY_AT_PUSH);
        assertThat(judge.refused(LATER, LATER, List.of(message, again), with(spent, before, NOON.plusMillis(9_995))))
                .isEqualTo(Finding.WRONG);
    }

    @Test
    void aNewGrantMakesARefusalWrongAgain() {
        var again = new Push(Kind.MESSAGE, NOON.plusSeconds(10), NOON.plusSeconds(10));
        assertThat(judge.refused(LATER, LATER, List.of(message, again), List.of(sent(1), sent(2), sent(3))))
                .isEqualTo(Finding.WRONG);
    }

    @Test
    void anOverspentReplyIsWrongUnlessNobodyCouldTell() {
        var refused = new Reply(LATER, null, null, LATER, LATER, 45047);
        var unclear = new Reply(NOON, NOON.plusMillis(5), null, NOON.plusMillis(15), NOON.plusMillis(10), 0);
        assertThat(judge.refusedByWeChat(refused, List.of(message), List.of(sent(1), refused)))
                .isEqualTo(Finding.WRONG);
        assertThat(judge.refusedByWeChat(refused, List.of(message), List.of(unclear, refused)))
                .isEqualTo(Finding.ANSWERED_BEFORE_RECEIPT);
        var muchLater = NOON.plusSeconds(150);
        var again = new Push(Kind.MESSAGE, muchLater, muchLater.plusMillis(20));
        var refusedLater = new Reply(muchLater.plusSeconds(3), null, null, LATER, muchLater.plusSeconds(3), 45047);
        assertThat(judge.refusedByWeChat(refusedLater, List.of(message, again), List.of(unclear, refusedLater)))
                .isEqualTo(Finding.WRONG);
    }

    private static List<Reply> with(List<Reply> others, Instant handledAt, Instant answeredAt) {
        var reply = new Reply(NOON.plusSeconds(9), handledAt, null, answeredAt, answeredAt, 0);
        return Stream.concat(others.stream(), Stream.of(reply)).toList();
    }

    private static Reply sent(int second) {
        var at = NOON.plusSeconds(second);
        return new Reply(at, at.plusMillis(10), null, at.plusMillis(20), at.plusMillis(15), 0);
    }
}
