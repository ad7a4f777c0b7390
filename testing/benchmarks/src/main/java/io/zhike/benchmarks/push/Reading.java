package io.zhike.benchmarks.push;

import java.util.Objects;
import org.openjdk.jmh.results.RunResult;

/**
 * What one reader took in one round.
 *
 * @param nanos a push, on average
 * @param bytes allocated for a push
 */
record Reading(double nanos, double bytes) {

    static Reading of(RunResult result) {
        var bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
        return new Reading(result.getPrimaryResult().getScore(), bytes.getScore());
    }
}
