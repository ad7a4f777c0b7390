package io.zhike.quota.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.NewestPush.Kind;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whenever a reply is refused, there is a WeChat that could have refused it: one that made its grants, and handled the
 * replies, at moments that fit all that is known here. Robot and desk may also be refused for the reserve.
 *
 * <p>Left out: users who push while a reply is under way, or after one whose end is unknown. What such a reply took is
 * held back until it is clear.
 */
class NeverWronglyRefusedTest {

    private static final long START = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final NaiveWeChat.Figures FIGURES = new NaiveWeChat.Figures(2, 8_000, 4, 40_000);
    private static final int RESERVE = 1;

    /** The next thing that happens, so many milliseconds after the last. */
    sealed interface Step {

        long pause();

        /** @param lag from its receipt until it is applied */
        record Push(long pause, Kind kind, long transit, long lag) implements Step {}

        record Ask(long pause, ReplySource source, boolean isTaken, boolean isUnderWayUntilNextPush, long takes)
                implements Step {}
    }

    @Property(tries = 1500)
    void aReplyIsRefusedOnlyWhereWeChatMightRefuseIt(@ForAll("steps") List<Step> steps) {
        Conversation conversation = new Conversation();
        for (Step step : steps) {
            switch (step) {
                case Step.Push push -> conversation.push(push);
                case Step.Ask ask -> conversation.ask(ask);
            }
        }
    }

    /** What is known here of one user, and the refusals that follow from it. */
    private static final class Conversation {

        private final Account account = Account.of(FIGURES, RESERVE);
        private final List<PossibleWorlds.Known> known = new ArrayList<>();
        private final List<Runnable> ends = new ArrayList<>();
        private long now = START;

        void push(Step.Push push) {
            ends.forEach(Runnable::run);
            ends.clear();
            now += push.pause();
            long created = now / 1000 * 1000;
            long received = now + push.transit();
            now = received + push.lag();
            known.add(new PossibleWorlds.Granted(push.kind(), created, Math.min(created + 1000, received)));
            account.push(
                    new NewestPush(
                            UUID.randomUUID(),
                            push.kind(),
                            Instant.ofEpochMilli(created),
                            Instant.ofEpochMilli(received)),
                    Instant.ofEpochMilli(now));
        }

        void ask(Step.Ask ask) {
            now += ask.pause();
            UUID id = UUID.randomUUID();
            if (account.ask(id, ask.source(), Instant.ofEpochMilli(now)) instanceof Decision.Approved) {
                PossibleWorlds.Handled reply = new PossibleWorlds.Handled(now);
                known.add(reply);
                if (ask.isUnderWayUntilNextPush()) {
                    ends.add(() -> end(id, reply, ask));
                } else {
                    end(id, reply, ask);
                }
                return;
            }
            // Then
            int kept = ask.source() == ReplySource.AGENT ? 0 : RESERVE;
            assertThat(PossibleWorlds.of(known, FIGURES).anyMatch(world -> world.refuses(now, kept)))
                    .as("%s refuses at %d after %s", account.window(), now, known)
                    .isTrue();
        }

        private void end(UUID id, PossibleWorlds.Handled reply, Step.Ask ask) {
            long attempted = now;
            now += ask.takes();
            if (ask.isTaken()) {
                reply.taken(attempted, now);
            } else {
                known.remove(reply);
            }
            account.settle(
                    id,
                    ask.isTaken() ? Outcome.SENT : Outcome.FAILED,
                    null,
                    Instant.ofEpochMilli(attempted),
                    Instant.ofEpochMilli(now),
                    Instant.ofEpochMilli(now));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> pauses = Arbitraries.longs().between(0, 6_000);
        Arbitrary<Step> pushes = Combinators.combine(
                        pauses,
                        Arbitraries.of(Kind.class),
                        Arbitraries.longs().between(0, 2_000),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(0L)),
                                Tuple.of(1, Arbitraries.longs().between(0, 20_000))))
                .as(Step.Push::new);
        Arbitrary<Step> asks = Combinators.combine(
                        pauses,
                        Arbitraries.of(ReplySource.class),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 1_500))
                .as(Step.Ask::new);
        return Arbitraries.frequencyOf(Tuple.of(1, pushes), Tuple.of(3, asks))
                .list()
                .ofMaxSize(14);
    }
}
