package io.zhike.benchmarks.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingTableTest {

    private final ReadingTable table = new ReadingTable();

    @Test
    void comparesTheRoundsInTheMiddle() {
        // Given a machine that is busy in the second round
        round(300, 500, 8_000);
        round(700, 9_000, 9_000);
        round(320, 640, 8_500);

        // When
        var speed = table.speed(Reader.ZHIKE, Reader.PRIMITIVES);

        // Then
        assertThat(speed).isEqualTo(0.5);
        assertThat(table.text()).contains("0.500", "0.078 to 0.600", "13.3 times as many as WxJava (1.0 to 16.0");
    }

    private void round(double primitives, double zhike, double wxJava) {
        table.add(Reader.PRIMITIVES, new Reading(primitives, 600));
        table.add(Reader.ZHIKE, new Reading(zhike, 5_000));
        table.add(Reader.WXJAVA, new Reading(wxJava, 25_000));
    }
}
