package io.zhike.benchmarks.gateway;

import io.zhike.benchmarks.load.Round;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** All rounds of one target. */
final class Results {

    private final String name;
    private final List<Round> rounds = new ArrayList<>();

    Results(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(Round round) {
        rounds.add(round);
    }

    double medianPerSecond() {
        return median(Round::perSecond);
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

    private double median(ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The latency that this share of all answers did not exceed, in milliseconds. */
    double latencyMillis(double percentile) {
        var all = new Histogram(3);
        rounds.forEach(round -> all.add(round.accepted()));
        return all.getValueAtPercentile(percentile) / 1e3;
    }
}
