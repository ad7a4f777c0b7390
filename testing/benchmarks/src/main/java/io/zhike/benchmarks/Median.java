package io.zhike.benchmarks;

import java.util.stream.DoubleStream;

/** The middle of some figures, or the mean of the two in the middle. */
public final class Median {

    private Median() {}

    /** That of one figure at least. */
    public static double of(DoubleStream figures) {
        var sorted = figures.sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
