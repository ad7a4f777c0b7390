package io.zhike.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void theFigureInTheMiddleCounts() {
        assertThat(Median.of(DoubleStream.of(1_000, 100, 300))).isEqualTo(300);
    }

    @Test
    void ofTwoInTheMiddleTheirMean() {
        assertThat(Median.of(DoubleStream.of(400, 100, 1_000, 200))).isEqualTo(300);
    }
}
