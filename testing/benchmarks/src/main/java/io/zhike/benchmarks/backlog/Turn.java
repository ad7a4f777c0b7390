package io.zhike.benchmarks.backlog;

import java.time.Duration;

/**
 * What the service, or the bare work, did with the messages of one turn.
 *
 * @param took from the first message to the last
 * @param cpu the processor time of the service's process, or of the bare work's threads
 * @param databaseCpu the processor time of PostgreSQL's processes
 * @param batches in how many transactions it took them
 */
public record Turn(int messages, Duration took, Duration cpu, Duration databaseCpu, long batches) {

    public double perSecond() {
        return messages * 1e9 / took.toNanos();
    }

    public double cpuMicros() {
        return cpu.toNanos() / 1e3 / messages;
    }

    public double databaseCpuMicros() {
        return databaseCpu.toNanos() / 1e3 / messages;
    }

    /** Messages a transaction, on average. */
    public double batch() {
        return (double) messages / batches;
    }
}
