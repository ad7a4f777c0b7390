package io.zhike.benchmarks.gateway;

import java.time.Duration;
import java.util.Map;

/**
 * How a benchmark is run: every target is warmed up, then they take turns, first saturated and then at half of that.
 *
 * @param connections how many requests are under way at any time
 * @param warmUp how many requests of a format each target answers before anything counts; a number and no time, because a busy machine
 *     compiles late
 * @param round how long each turn lasts
 * @param rounds how often each target has its turn under each load
 */
public record Plan(int connections, long warmUp, Duration round, int rounds) {

    /** The defaults, each overridden by {@code ZHIKE_BENCH_CONNECTIONS}, {@code _WARM_UP}, {@code _ROUND}, {@code _ROUNDS}. */
    public static Plan of(Map<String, String> environment) {
        return new Plan(
                Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_CONNECTIONS", "256")),
                Long.parseLong(environment.getOrDefault("ZHIKE_BENCH_WARM_UP", "200000")),
                Duration.parse(environment.getOrDefault("ZHIKE_BENCH_ROUND", "PT7S")),
                Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_ROUNDS", "5")));
    }
}
