package io.zhike.benchmarks.quota;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the benchmark is run.
 *
 * @param requests that wait at the beginning of each turn
 * @param warmUp how many requests the service takes before anything counts
 * @param rounds how often each number of users has its turn
 * @param users how many are stored, one installation for each of these numbers
 */
record QuotaPlan(int requests, int warmUp, int rounds, List<Integer> users) {

    /** The defaults, each overridden by {@code ZHIKE_BENCH_REQUESTS}, {@code _WARM_UP}, {@code _ROUNDS}, {@code _USERS}. */
    static QuotaPlan of(Map<String, String> environment) {
        return new QuotaPlan(
                Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_REQUESTS", "40000")),
                Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_WARM_UP", "80000")),
                Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_ROUNDS", "5")),
                Stream.of(environment
                                .getOrDefault("ZHIKE_BENCH_USERS", "1000,1000000")
                                .split(","))
                        .map(Integer::valueOf)
                        .toList());
    }
}
