package io.zhike.quota.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.NewestPush.Kind;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Whatever comes late, twice, out of order or never: WeChat takes every reply that was approved and has left. A few
 * minutes of one user's life are played by the millisecond, with {@link NaiveWeChat} at the other end.
 *
 * <p>Left out, because nobody can tell it from outside: a reply that WeChat handles after a push and answers before the
 * gateway has that push, within the push's second; and a push within the very second in which the window closes.
 */
class NeverOverspentTest {

    private static final long START = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final long CALL_TIMEOUT = 5_000;

    /** What becomes of a reply that was approved. */
    enum Fate {
        TAKEN,
        TAKEN_BUT_UNKNOWN,
        TAKEN_AND_TOLD_LATE,
        LOST,
        FAILED,
        FAILED_AND_TOLD_LATE,
        NEVER_LEFT,
        WITHDRAWN
    }

    /** The user enters or writes. */
    record Push(long at, Kind kind, long transit, long lag) {

        NewestPush event() {
            long created = at / 1000 * 1000;
            return new NewestPush(
                    new UUID(1, hashCode()), kind, Instant.ofEpochMilli(created), Instant.ofEpochMilli(at + transit));
        }

        /** From here on a reply's answer is known to be after the push. */
        long latest() {
            return Math.min(at / 1000 * 1000 + 1000, at + transit);
        }
    }

    /** Someone wants to reply. */
    record Ask(
            long at,
            ReplySource source,
            boolean namesNewestPush,
            Fate fate,
            long sendAfter,
            long handleAfter,
            long answerAfter,
            long settleLag) {}

    /** A user's life: the figures of the app, what the user does and what is said to them. */
    record Life(NaiveWeChat.Figures figures, List<Push> pushes, List<Ask> asks) {}

    @Property(tries = 3000)
    void weChatTakesEveryReplyThatWasApproved(@ForAll("lives") Life life) {
        // When
        Play play = new Play(life);
        play.run();

        // Then
        assertThat(play.refusals).isEmpty();
    }

    /** The life as it goes on, in order of time. */
    private static final class Play {

        private record Moment(long at, int number, Runnable happens) {}

        private final Life life;
        private final NaiveWeChat weChat;
        private final Account account;
        private final Set<UUID> applied = new HashSet<>();
        private final PriorityQueue<Moment> moments =
                new PriorityQueue<>(Comparator.comparingLong(Moment::at).thenComparingInt(Moment::number));
        private final List<Push> received = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private long now;
        private int number;

        Play(Life life) {
            this.life = life;
            this.weChat = new NaiveWeChat(life.figures);
            this.account = Account.of(life.figures, 1);
            life.pushes.forEach(push -> at(push.at, () -> happen(push)));
            life.asks.forEach(ask -> at(ask.at, () -> happen(ask)));
        }

        void run() {
            while (!moments.isEmpty()) {
                Moment next = moments.remove();
                now = next.at;
                next.happens.run();
            }
        }

        private void at(long time, Runnable happens) {
            moments.add(new Moment(time, number++, happens));
        }

        private void happen(Push push) {
            boolean inTheSecondOfClosing = push.at >= weChat.closes() && push.at / 1000 * 1000 < weChat.closes();
            if (inTheSecondOfClosing) {
                return;
            }
            weChat.push(push.kind, push.at);
            at(push.at + push.transit, () -> received.add(push));
            at(push.at + push.transit + push.lag, () -> apply(push.event()));
        }

        private void apply(NewestPush push) {
            if (applied.add(push.eventId())) {
                account.push(push, Instant.ofEpochMilli(now));
            }
        }

        private void happen(Ask ask) {
            if (ask.namesNewestPush && !received.isEmpty()) {
                apply(received.getLast().event());
            }
            UUID id = UUID.randomUUID();
            if (account.ask(id, ask.source, Instant.ofEpochMilli(now)) instanceof Decision.Approved approved) {
                at(
                        now + ask.sendAfter,
                        () -> send(id, ask, approved.sendBefore().toEpochMilli()));
            }
        }

        private void send(UUID id, Ask ask, long sendBefore) {
            long attempted = now;
            if (ask.fate == Fate.WITHDRAWN) {
                settle(id, Outcome.WITHDRAWN, null, null, now + ask.settleLag);
                return;
            }
            if (ask.fate == Fate.NEVER_LEFT || attempted + ask.handleAfter >= sendBefore) {
                settle(id, Outcome.REFUSED, null, null, now + ask.settleLag);
                return;
            }
            long handled = attempted + ask.handleAfter;
            at(handled, () -> handle(id, ask, attempted));
        }

        private void handle(UUID id, Ask ask, long attempted) {
            long answered = answerOf(ask);
            long givenUp = Math.max(attempted + CALL_TIMEOUT, answered);
            boolean taken = switch (ask.fate) {
                case TAKEN, TAKEN_BUT_UNKNOWN, TAKEN_AND_TOLD_LATE -> true;
                case LOST, FAILED, FAILED_AND_TOLD_LATE, NEVER_LEFT, WITHDRAWN -> false;
            };
            if (taken) {
                Optional<Integer> errcode = weChat.take(now);
                errcode.ifPresent(code -> refusals.add(code + " at " + now));
            }
            switch (ask.fate) {
                case TAKEN -> settle(id, Outcome.SENT, attempted, answered, answered + ask.settleLag);
                case FAILED -> settle(id, Outcome.FAILED, attempted, answered, answered + ask.settleLag);
                case TAKEN_BUT_UNKNOWN, LOST, NEVER_LEFT, WITHDRAWN ->
                    settle(id, Outcome.UNKNOWN, attempted, givenUp, givenUp + ask.settleLag);
                case TAKEN_AND_TOLD_LATE -> {
                    settle(id, Outcome.UNKNOWN, attempted, givenUp, givenUp + ask.settleLag);
                    settle(id, Outcome.SENT, attempted, givenUp + 10, givenUp + 10 + ask.settleLag);
                }
                case FAILED_AND_TOLD_LATE -> {
                    settle(id, Outcome.UNKNOWN, attempted, givenUp, givenUp + ask.settleLag);
                    settle(id, Outcome.FAILED, attempted, givenUp + 10, givenUp + 10 + ask.settleLag);
                }
            }
        }

        /** Never between a push that WeChat has seen and its receipt. */
        private long answerOf(Ask ask) {
            long answered = now + ask.answerAfter;
            for (Push push : life.pushes) {
                if (push.at <= now && answered < push.latest()) {
                    answered = push.latest();
                }
            }
            return answered;
        }

        private void settle(UUID id, Outcome outcome, @Nullable Long attempted, @Nullable Long answered, long when) {
            Runnable settlement = () -> account.settle(
                    id,
                    outcome,
                    null,
                    attempted == null ? null : Instant.ofEpochMilli(attempted),
                    answered == null ? null : Instant.ofEpochMilli(answered),
                    Instant.ofEpochMilli(now));
            at(when, settlement);
            at(when + 700, settlement);
        }
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<NaiveWeChat.Figures> figures = Arbitraries.of(
                new NaiveWeChat.Figures(1, 8_000, 3, 40_000),
                new NaiveWeChat.Figures(2, 8_000, 5, 40_000),
                new NaiveWeChat.Figures(1, 8_000, 3, 1_000_000));
        return Combinators.combine(
                        figures,
                        pushes().list().ofMinSize(1).ofMaxSize(8),
                        asks().list().ofMaxSize(25))
                .as(Life::new);
    }

    private static Arbitrary<Push> pushes() {
        return Combinators.combine(
                        times(),
                        Arbitraries.of(Kind.class),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.longs().between(0, 400)),
                                Tuple.of(1, Arbitraries.longs().between(400, 12_000))),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.longs().between(0, 50)),
                                Tuple.of(1, Arbitraries.longs().between(50, 100_000))))
                .as(Push::new);
    }

    private static Arbitrary<Ask> asks() {
        return Combinators.combine(
                        times(),
                        Arbitraries.of(ReplySource.class),
                        Arbitraries.of(true, false),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.just(Fate.TAKEN)), Tuple.of(3, Arbitraries.of(Fate.class))),
                        Arbitraries.longs().between(0, 3_000),
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.longs().between(0, 10_000))
                .as(Ask::new);
    }

    private static Arbitrary<Long> times() {
        return Arbitraries.longs().between(START, START + 120_000);
    }
}
