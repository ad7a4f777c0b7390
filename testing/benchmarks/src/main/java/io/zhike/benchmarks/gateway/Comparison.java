package io.zhike.benchmarks.gateway;

import java.util.List;

/** The table of one format: medians of rounds, and what the gateway does beside the other two. */
final class Comparison {

    private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

    private final List<Contender> contenders;
    private final Contender bare;
    private final Contender gateway;
    private final Contender peer;

    /** @param contenders the bare handler, the gateway, and the peer */
    Comparison(List<Contender> contenders) {
        this.contenders = contenders;
        bare = contenders.get(0);
        gateway = contenders.get(1);
        peer = contenders.get(2);
    }

    String text() {
        var text = new StringBuilder("%-20s %10s %12s %12s %10s %10s %10s%n"
                .formatted("", "per second", "CPU per push", "half of it", "p50", "p99", "p99.9"));
        contenders.forEach(contender -> text.append(row(contender)));
        return text.append(
                        "The gateway acknowledges %s of what the bare handler does,%nand %s of what the WxJava handler does.%n"
                                .formatted(share(bare), share(peer)))
                .toString();
    }

    private static String row(Contender contender) {
        var row = new StringBuilder("%-20s %,10.0f %9.0f µs %,10d/s"
                .formatted(
                        contender.name(),
                        contender.saturated().medianPerSecond(),
                        contender.saturated().medianCpuMicros(),
                        contender.saturated().halfPerSecond()));
        PERCENTILES.forEach(percentile ->
                row.append(" %7.1f ms".formatted(contender.atHalf().medianLatencyMillis(percentile))));
        return row.append(System.lineSeparator()).toString();
    }

    private String share(Contender other) {
        var ratios = gateway.saturated().ratiosTo(other.saturated());
        return "%.0f %% (%.0f to %.0f in single rounds)"
                .formatted(
                        100
                                * gateway.saturated().medianPerSecond()
                                / other.saturated().medianPerSecond(),
                        100 * ratios.getMin(),
                        100 * ratios.getMax());
    }
}
