package io.zhike.benchmarks.quota;

import io.zhike.benchmarks.Median;
import io.zhike.benchmarks.backlog.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The turns of all rounds by the number of stored users: medians, and the service's share of pgbench. */
final class QuotaTable {

    private final SortedMap<Integer, List<Pair>> pairs = new TreeMap<>();

    /** Two turns of one round. */
    private record Pair(Turn service, Turn bare) {

        double share() {
            return service.perSecond() / bare.perSecond();
        }
    }

    void add(int users, Turn service, Turn bare) {
        pairs.computeIfAbsent(users, _ -> new ArrayList<>()).add(new Pair(service, bare));
    }

    /** The service's approvals per second by those of pgbench. */
    double share(int users) {
        return service(users) / median(users, pair -> pair.bare().perSecond());
    }

    /** What the service does with the most users, by what it does with the fewest. */
    double kept() {
        return service(pairs.lastKey()) / service(pairs.firstKey());
    }

    private double service(int users) {
        return median(users, pair -> pair.service().perSecond());
    }

    String text() {
        var text = new StringBuilder("%-12s %11s %11s %7s %18s %9s %23s %14s%n"
                .formatted(
                        "users",
                        "service",
                        "pgbench",
                        "share",
                        "(single rounds)",
                        "a batch",
                        "CPU service + database",
                        "bare database"));
        pairs.keySet().forEach(users -> text.append(row(users)));
        if (pairs.size() > 1) {
            text.append("With %,d users it approves %.2f times as many a second as with %,d.%n"
                    .formatted(pairs.lastKey(), kept(), pairs.firstKey()));
        }
        return text.toString();
    }

    private String row(int users) {
        var shares = of(users).stream().mapToDouble(Pair::share).summaryStatistics();
        return "%-,12d %,9.0f/s %,9.0f/s %7.2f %10.2f to %.2f %9.0f %9.0f + %5.0f µs %11.0f µs%n"
                .formatted(
                        users,
                        service(users),
                        median(users, pair -> pair.bare().perSecond()),
                        share(users),
                        shares.getMin(),
                        shares.getMax(),
                        median(users, pair -> pair.service().batch()),
                        median(users, pair -> pair.service().cpuMicros()),
                        median(users, pair -> pair.service().databaseCpuMicros()),
                        median(users, pair -> pair.bare().databaseCpuMicros()));
    }

    private double median(int users, ToDoubleFunction<Pair> figure) {
        return Median.of(of(users).stream().mapToDouble(figure));
    }

    private List<Pair> of(int users) {
        return pairs.getOrDefault(users, List.of());
    }
}
