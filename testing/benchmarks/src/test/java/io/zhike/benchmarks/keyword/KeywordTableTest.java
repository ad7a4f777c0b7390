package io.zhike.benchmarks.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeywordTableTest {

    @Test
    void comparesTheMostKeywordsWithTheFewestByTheirMedians() {
        // Given a machine that is busy in the second round
        var table = new KeywordTable();
        table.add(10, 100, 1_000);
        table.add(10_000, 150, 1_100);
        table.add(10, 900, 3_000);
        table.add(10_000, 700, 2_900);
        table.add(10, 110, 1_050);
        table.add(10_000, 165, 1_150);

        // Then
        assertThat(table.growth()).isEqualTo(1.5);
        assertThat(table.text()).contains("1.50 times as long with 10,000 keywords as with 10");
    }
}
