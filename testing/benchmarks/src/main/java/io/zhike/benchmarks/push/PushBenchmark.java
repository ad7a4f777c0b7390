package io.zhike.benchmarks.push;

import io.zhike.benchmarks.load.EncryptedPushes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How long it takes to check, decrypt and parse one push: {@link PushReading} by JMH, in rounds in which each reader has its
 * turn in a process of its own.
 */
public final class PushBenchmark {

    private final int rounds;
    private final Duration round;
    private final Duration warmUp;

    /**
     * @param environment {@code ZHIKE_BENCH_ROUNDS}; {@code ZHIKE_BENCH_ROUND} and {@code ZHIKE_BENCH_WARM_UP_TIME} are
     *     those of one reader's turn
     */
    public PushBenchmark(Map<String, String> environment) {
        rounds = Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_ROUNDS", "5"));
        round = Duration.parse(environment.getOrDefault("ZHIKE_BENCH_ROUND", "PT3S"));
        warmUp = Duration.parse(environment.getOrDefault("ZHIKE_BENCH_WARM_UP_TIME", "PT15S"));
    }

    public void run() throws RunnerException {
        System.out.printf(
                "One push checked, decrypted and parsed by one thread: %d rounds of %d s, each after a warm-up of %d s%n",
                rounds, round.toSeconds(), warmUp.toSeconds());
        var tables = new EnumMap<EncryptedPushes, ReadingTable>(EncryptedPushes.class);
        for (var number = 1; number <= rounds; number++) {
            for (var pushes : EncryptedPushes.values()) {
                var table = tables.computeIfAbsent(pushes, _ -> new ReadingTable());
                for (var reader : Reader.values()) {
                    var reading = read(reader, pushes);
                    table.add(reader, reading);
                    System.out.printf(
                            "round %-2d secure %-4s %-16s %,9.0f ns%n",
                            number, pushes, reader.label(), reading.nanos());
                }
            }
        }
        tables.forEach((pushes, table) -> System.out.printf("%nsecure %s%n%s", pushes, table.text()));
    }

    private Reading read(Reader reader, EncryptedPushes pushes) throws RunnerException {
        var options = new OptionsBuilder()
                .include(reader.benchmark())
                .param("pushes", pushes.name())
                .forks(1)
                .warmupIterations(1)
                .warmupTime(time(warmUp))
                .measurementIterations(1)
                .measurementTime(time(round))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return Reading.of(new Runner(options).runSingle());
    }

    private static TimeValue time(Duration duration) {
        return TimeValue.milliseconds(duration.toMillis());
    }
}
