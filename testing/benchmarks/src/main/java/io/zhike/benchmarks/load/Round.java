package io.zhike.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What one target did in one round.
 *
 * @param accepted the latencies of the pushes that were answered {@code success}, in microseconds
 * @param refused how many were answered otherwise
 * @param took how long the round lasted
 * @param cpu the processor time that the target's process used meanwhile; zero where nobody looked
 */
public record Round(Histogram accepted, long refused, Duration took, Duration cpu) {

    public double perSecond() {
        return accepted.getTotalCount() * 1e9 / took.toNanos();
    }

    /** Processor time per accepted push, in microseconds. */
    public double cpuMicros() {
        return cpu.toNanos() / 1e3 / accepted.getTotalCount();
    }

    public Round withCpu(Duration used) {
        return new Round(accepted, refused, took, used);
    }
}
