package io.zhike.benchmarks.routing;

import io.zhike.benchmarks.Median;
import io.zhike.benchmarks.backlog.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The turns of all rounds by the number of partitions: medians, and the service's share of the bare work. */
final class RoutingTable {

    private final SortedMap<Integer, List<Pair>> pairs = new TreeMap<>();

    /** Two turns that had the same messages, one after the other. */
    private record Pair(Turn service, Turn bare) {

        double share() {
            return service.perSecond() / bare.perSecond();
        }
    }

    void add(int partitions, Turn service, Turn bare) {
        pairs.computeIfAbsent(partitions, _ -> new ArrayList<>()).add(new Pair(service, bare));
    }

    /** The service's messages per second by those of the bare work. */
    double share(int partitions) {
        return median(partitions, pair -> pair.service().perSecond())
                / median(partitions, pair -> pair.bare().perSecond());
    }

    String text() {
        var text = new StringBuilder("%-10s %9s %9s %7s %18s %9s %23s %23s%n"
                .formatted(
                        "partitions",
                        "service",
                        "bare JDBC",
                        "share",
                        "(single rounds)",
                        "a batch",
                        "CPU service + database",
                        "CPU bare + database"));
        pairs.keySet().forEach(partitions -> text.append(row(partitions)));
        return text.toString();
    }

    private String row(int partitions) {
        var shares = of(partitions).stream().mapToDouble(Pair::share).summaryStatistics();
        return "%-10d %,7.0f/s %,7.0f/s %7.2f %10.2f to %.2f %9.0f %9.0f + %5.0f µs %12.0f + %5.0f µs%n"
                .formatted(
                        partitions,
                        median(partitions, pair -> pair.service().perSecond()),
                        median(partitions, pair -> pair.bare().perSecond()),
                        share(partitions),
                        shares.getMin(),
                        shares.getMax(),
                        median(partitions, pair -> pair.service().batch()),
                        median(partitions, pair -> pair.service().cpuMicros()),
                        median(partitions, pair -> pair.service().databaseCpuMicros()),
                        median(partitions, pair -> pair.bare().cpuMicros()),
                        median(partitions, pair -> pair.bare().databaseCpuMicros()));
    }

    private double median(int partitions, ToDoubleFunction<Pair> figure) {
        return Median.of(of(partitions).stream().mapToDouble(figure));
    }

    private List<Pair> of(int partitions) {
        return pairs.getOrDefault(partitions, List.of());
    }
}
