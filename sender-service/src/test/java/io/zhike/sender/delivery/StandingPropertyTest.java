package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.sender.delivery.Standing.Queued;
import io.zhike.sender.delivery.Standing.Settled;
import io.zhike.wechat.api.ApiError;
import io.zhike.wechat.api.SendResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens to a reply, and in whatever order. */
class StandingPropertyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(10);

    @Property
    void aReplyNeverWaitsAgainOnceItMayHaveLeft(@ForAll("lives") List<UnaryOperator<Standing>> life) {
        List<Standing> standings = standings(life);

        int settled = indexOfSettled(standings);
        assertThat(standings.subList(settled, standings.size())).allMatch(Settled.class::isInstance);
    }

    @Property
    void onlyUnknownIsCorrectedAndOnceOnly(@ForAll("lives") List<UnaryOperator<Standing>> life) {
        List<Standing> standings = standings(life);

        List<Outcome> outcomes = standings.stream()
                .filter(Settled.class::isInstance)
                .map(standing -> ((Settled) standing).settlement().outcome())
                .distinct()
                .toList();
        assertThat(outcomes).hasSizeLessThanOrEqualTo(2);
        if (outcomes.size() == 2) {
            assertThat(outcomes.getFirst()).isEqualTo(Outcome.UNKNOWN);
            assertThat(outcomes.getLast()).isIn(Outcome.SENT, Outcome.FAILED);
        }
    }

    @Provide
    Arbitrary<List<UnaryOperator<Standing>>> lives() {
        SendResult busy = new SendResult.Busy(new ApiError(-1, "system error"));
        SendResult refused = new SendResult.QuotaExhausted(new ApiError(45047, "out of count limit"));
        return Arbitraries.<UnaryOperator<Standing>>of(
                        StandingPropertyTest::claim,
                        Standing::withdraw,
                        standing -> standing.end(busy, Optional.of(LATER)),
                        standing -> standing.end(new SendResult.Sent(), Optional.empty()),
                        standing -> standing.end(refused, Optional.empty()),
                        standing -> standing.end(new SendResult.Unknown("timeout"), Optional.empty()),
                        standing -> standing.at(LATER, LATER.plusSeconds(1), false),
                        standing -> standing.at(LATER, LATER, true))
                .list()
                .ofMaxSize(12);
    }

    private static Standing claim(Standing standing) {
        return standing instanceof Queued ? standing.claim(LATER) : standing;
    }

    private static List<Standing> standings(List<UnaryOperator<Standing>> life) {
        List<Standing> standings = new ArrayList<>();
        Standing standing = new Queued(NOW);
        standings.add(standing);
        for (UnaryOperator<Standing> event : life) {
            standing = event.apply(standing);
            standings.add(standing);
        }
        return standings;
    }

    private static int indexOfSettled(List<Standing> standings) {
        int index = 0;
        while (index < standings.size() && !(standings.get(index) instanceof Settled)) {
            index++;
        }
        return index;
    }
}
