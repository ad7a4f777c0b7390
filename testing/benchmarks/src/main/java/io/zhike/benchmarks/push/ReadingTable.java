package io.zhike.benchmarks.push;

import io.zhike.benchmarks.Median;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the readers took for the pushes of one format: medians of rounds, and their ratios. */
final class ReadingTable {

    private final Map<Reader, List<Reading>> readings = new EnumMap<>(Reader.class);

    ReadingTable() {
        for (var reader : Reader.values()) {
            readings.put(reader, new ArrayList<>());
        }
    }

    void add(Reader reader, Reading reading) {
        of(reader).add(reading);
    }

    String text() {
        var text = new StringBuilder("%-16s %12s %12s %12s %22s%n"
                .formatted("", "ns a push", "bytes a push", "speed", "(in single rounds)"));
        for (var reader : Reader.values()) {
            var ratios = ratios(reader, Reader.PRIMITIVES);
            text.append("%-16s %,12.0f %,12.0f %12.3f %14.3f to %.3f%n"
                    .formatted(
                            reader.label(),
                            median(reader, Reading::nanos),
                            median(reader, Reading::bytes),
                            speed(reader, Reader.PRIMITIVES),
                            ratios.getMin(),
                            ratios.getMax()));
        }
        var ratios = ratios(Reader.ZHIKE, Reader.WXJAVA);
        return text.append("PushReader reads %.1f times as many as WxJava (%.1f to %.1f in single rounds).%n"
                        .formatted(speed(Reader.ZHIKE, Reader.WXJAVA), ratios.getMin(), ratios.getMax()))
                .toString();
    }

    /** How many times as many pushes the one reads as the other. */
    double speed(Reader one, Reader other) {
        return median(other, Reading::nanos) / median(one, Reading::nanos);
    }

    private DoubleSummaryStatistics ratios(Reader one, Reader other) {
        return IntStream.range(0, of(one).size())
                .mapToDouble(round ->
                        of(other).get(round).nanos() / of(one).get(round).nanos())
                .summaryStatistics();
    }

    private double median(Reader reader, ToDoubleFunction<Reading> figure) {
        return Median.of(of(reader).stream().mapToDouble(figure));
    }

    private List<Reading> of(Reader reader) {
        return readings.getOrDefault(reader, List.of());
    }
}
