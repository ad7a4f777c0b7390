package io.zhike.benchmarks.keyword;

import io.zhike.routing.keyword.NormalText;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH times: each of them takes the same messages in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare()
public class KeywordSearch {

    private static final int MESSAGES = 1_000;

    @Param("10")
    public int keywords;

    private String[] messages;
    private NormalText[] normal;
    private KeywordMatcher matcher;
    private int next;

    @Setup
    public void prepare() {
        messages = Vocabulary.messages(MESSAGES).toArray(String[]::new);
        normal = Vocabulary.messages(MESSAGES).stream()
                .map(KeywordMatcher::normal)
                .toArray(NormalText[]::new);
        matcher = new KeywordMatcher(Vocabulary.keywords(keywords));
    }

    /** The search alone. */
    @Benchmark
    public Optional<String> search() {
        next = (next + 1) % MESSAGES;
        return matcher.firstIn(normal[next]);
    }

    /** From the message as it was written. */
    @Benchmark
    public Optional<String> normaliseAndSearch() {
        next = (next + 1) % MESSAGES;
        return matcher.firstIn(KeywordMatcher.normal(messages[next]));
    }
}
