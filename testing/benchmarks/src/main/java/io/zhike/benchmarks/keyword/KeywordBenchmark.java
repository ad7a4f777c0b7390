package io.zhike.benchmarks.keyword;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How long it takes to look for keywords in one message: {@link KeywordSearch} by JMH, in rounds in which each number of
 * keywords has its turn in a process of its own.
 */
public final class KeywordBenchmark {

    private static final List<Integer> KEYWORDS = List.of(10, 100, 1_000, 10_000);

    private final int rounds;
    private final Duration round;
    private final Duration warmUp;

    /**
     * @param environment {@code ZHIKE_BENCH_ROUNDS}; {@code ZHIKE_BENCH_ROUND} and {@code ZHIKE_BENCH_WARM_UP_TIME} are
     *     those of one turn
     */
    public KeywordBenchmark(Map<String, String> environment) {
        rounds = Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_ROUNDS", "5"));
        round = Duration.parse(environment.getOrDefault("ZHIKE_BENCH_ROUND", "PT2S"));
        warmUp = Duration.parse(environment.getOrDefault("ZHIKE_BENCH_WARM_UP_TIME", "PT5S"));
    }

    public void run() throws RunnerException {
        System.out.printf(
                "One message searched for keywords by one thread: %d rounds of %d s, each after a warm-up of %d s%n",
                rounds, round.toSeconds(), warmUp.toSeconds());
        var table = new KeywordTable();
        for (var number = 1; number <= rounds; number++) {
            for (var keywords : KEYWORDS) {
                var search = nanos("search", keywords);
                table.add(keywords, search, nanos("normaliseAndSearch", keywords));
                System.out.printf("round %-2d %,7d keywords %,9.0f ns%n", number, keywords, search);
            }
        }
        System.out.printf("%n%s", table.text());
    }

    private double nanos(String benchmark, int keywords) throws RunnerException {
        var options = new OptionsBuilder()
                .include(KeywordSearch.class.getName() + "." + benchmark + "$")
                .param("keywords", Integer.toString(keywords))
                .forks(1)
                .warmupIterations(1)
                .warmupTime(time(warmUp))
                .measurementIterations(1)
                .measurementTime(time(round))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getScore();
    }

    private static TimeValue time(Duration duration) {
        return TimeValue.milliseconds(duration.toMillis());
    }
}
