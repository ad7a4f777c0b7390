package io.zhike.benchmarks.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.benchmarks.backlog.Turn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

    private final RoutingTable table = new RoutingTable();

    @Test
    void comparesTheRoundsInTheMiddle() {
        // Given a machine that is busy in the second round
        round(2, 3_000, 6_000);
        round(2, 1_000, 5_000);
        round(2, 2_500, 5_000);
        round(4, 4_000, 5_000);

        // Then
        assertThat(table.share(2)).isEqualTo(0.5);
        assertThat(table.share(4)).isEqualTo(0.8);
        assertThat(table.text()).contains("2,500/s", "0.20 to 0.50");
    }

    private void round(int partitions, int service, int bare) {
        table.add(partitions, turn(service), turn(bare));
    }

    private static Turn turn(int messages) {
        return new Turn(messages, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 10);
    }
}
