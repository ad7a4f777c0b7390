package io.zhike.benchmarks.routing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the benchmark is run.
 *
 * @param messages that wait at the beginning of each turn
 * @param users who wrote them, others in each round
 * @param warmUp how many messages the service takes before anything counts
 * @param rounds how often each number of partitions has its turn
 * @param partitions how many the messages lie in, one topic for each of these numbers
 */
record RoutingPlan(int messages, int users, int warmUp, int rounds, List<Integer> partitions) {

    /**
     * The defaults, each overridden by {@code ZHIKE_BENCH_MESSAGES}, {@code _USERS}, {@code _WARM_UP}, {@code _ROUNDS},
     * {@code _PARTITIONS}.
     */
    static RoutingPlan of(Map<String, String> environment) {
        return new RoutingPlan(
                Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_MESSAGES", "60000")),
                Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_USERS", "20000")),
                Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_WARM_UP", "100000")),
                Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_ROUNDS", "3")),
                Stream.of(environment
                                .getOrDefault("ZHIKE_BENCH_PARTITIONS", "1,2,4")
                                .split(","))
                        .map(Integer::valueOf)
                        .toList());
    }

    int mostPartitions() {
        return partitions.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
