package io.zhike.benchmarks.gateway;

import io.zhike.benchmarks.Median;
import io.zhike.benchmarks.load.Round;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** All rounds of one target under one load. */
final class Results {

    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    double medianPerSecond() {
        return median(Round::perSecond);
    }

    /** The rate of an open loop that leaves the target half idle. */
    long halfPerSecond() {
        return Math.max(1, Math.round(medianPerSecond() / 2));
    }

    /** How this target's rounds compare with the rounds that the other one had next to them: the least and the most. */
    DoubleSummaryStatistics ratiosTo(Results other) {
        return IntStream.range(0, rounds.size())
                .mapToDouble(turn ->
                        rounds.get(turn).perSecond() / other.rounds.get(turn).perSecond())
                .summaryStatistics();
    }

    double medianCpuMicros() {
        return median(Round::cpuMicros);
    }

    /** The latency that this share of a round's answers did not exceed, in milliseconds: the median of the rounds. */
    double medianLatencyMillis(double percentile) {
        return median(round -> round.accepted().getValueAtPercentile(percentile) / 1e3);
    }

    private double median(ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().mapToDouble(figure));
    }
}
