package io.zhike.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.zhike.embedded.Engines;
import io.zhike.outbox.RelayDatabase.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** How fast rows leave; the figures in the module's README are what this prints. */
class DrainIT {

    private static final Logger LOG = Logger.getLogger(DrainIT.class);
    private static final String TOPIC = "relay.drain";
    private static final int ROWS = 10_000;
    private static final int USERS = 1_000;
    private static final String VALUE = "x".repeat(400);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void drainsTenThousandRows() throws SQLException {
        // Given
        Engines.topic(TOPIC, 12, Map.of());
        RelayDatabase database = RelayDatabase.create();
        OutboxConfig production =
                new RelaySettings(500, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofDays(40));
        Relay relay = new Relay(
                production,
                meters,
                database.url(),
                RelayDatabase.USER,
                RelayDatabase.PASSWORD,
                Map.of("bootstrap.servers", Engines.kafka()));
        relay.start(new StartupEvent());
        try {
            timeToPublish(relay, database, 2_000);

            // When
            Duration took = timeToPublish(relay, database, ROWS);

            // Then
            LOG.infof("%d rows drained in %d ms: %d rows/s", ROWS, took.toMillis(), perSecond(took));
            assertThat(database.count("outbox")).isZero();
            long[] latencies = IntStream.range(0, 200)
                    .mapToLong(i -> latency(relay, database).toNanos() / 1_000)
                    .sorted()
                    .toArray();
            LOG.infof("one row, from commit to acknowledged: median %d µs, 99%% %d µs", latencies[100], latencies[197]);
        } finally {
            relay.stop(new ShutdownEvent());
        }
    }

    private static long perSecond(Duration took) {
        return ROWS * 1_000L / took.toMillis();
    }

    private Duration latency(Relay relay, RelayDatabase database) {
        try {
            return timeToPublish(relay, database, 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration timeToPublish(Relay relay, RelayDatabase database, int rows) throws SQLException {
        double before = published();
        database.commit(IntStream.range(0, rows)
                .mapToObj(i -> new Row(TOPIC, "wx1:user-" + i % USERS, VALUE))
                .toList());
        long start = System.nanoTime();
        IntStream.range(0, Shards.COUNT).forEach(relay::nudge);
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofNanos(100_000))
                .until(() -> published() >= before + rows);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private double published() {
        return meters.find("zhike.outbox.published").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
