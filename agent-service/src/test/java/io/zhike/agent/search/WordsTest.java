package io.zhike.agent.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What someone looks for. */
class WordsTest {

    @Test
    void areFoldedAndThereOnce() {
        assertThat(Words.of("  退款 ＶＩＰ　ivory vip\u00a0退款 ").orElseThrow().folded())
                .containsExactly("退款", "vip", "ivory");
    }

    @Test
    void areOneAtLeast() {
        assertThat(Words.of("")).isEmpty();
        assertThat(Words.of(" \u3000\t\u0000")).isEmpty();
    }

    @Test
    void areNotMoreThanAQueryMayCost() {
        assertThat(Words.of("1 2 3 4 5 6 7 8")).isPresent();
        assertThat(Words.of("1 2 3 4 5 6 7 8 9")).isEmpty();
    }
}
