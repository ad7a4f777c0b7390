package io.zhike.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.zhike.embedded.Engines;
import io.zhike.outbox.RelayDatabase.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RelayDatabase database = RelayDatabase.create();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Relay relay = relay(RelaySettings.quick());

    @BeforeEach
    void start() {
        relay.start(new StartupEvent());
    }

    @AfterEach
    void stop() {
        relay.stop(new ShutdownEvent());
    }

    @Test
    void publishesWhatACrashLeftBetweenCommitAndNudge() throws SQLException {
        // Given
        String topic = topic("relay.crash");

        // When
        database.commit(List.of(new Row(topic, "a", "1"), new Row(topic, "b", "2")));

        // Then
        try (TopicReader reader = new TopicReader(topic)) {
            await().atMost(PATIENCE).until(() -> reader.all().size() == 2);
        }
        await().atMost(PATIENCE).until(() -> database.count("outbox") == 0);
    }

    @Test
    void aRowThatKafkaRefusesForGoodStopsItsKeyOnly() throws SQLException {
        // Given
        String topic = topic("relay.refused");
        String tooLarge = "x".repeat(2 << 20);

        // When
        database.commit(List.of(
                new Row(topic, "stopped", "before"),
                new Row(topic, "stopped", tooLarge),
                new Row(topic, "stopped", "after"),
                new Row(topic, "other", "a")));
        await().atMost(PATIENCE).until(() -> database.count("outbox") == 2 && refused() == 1);
        database.commit(List.of(new Row(topic, "stopped", "later"), new Row(topic, "other", "b")));
        await().atMost(PATIENCE).until(() -> database.count("outbox") == 3);

        // Then
        try (TopicReader reader = new TopicReader(topic)) {
            await().atMost(PATIENCE).until(() -> reader.all().size() == 3);
            assertThat(valuesOf(reader, "stopped")).containsExactly("before");
            assertThat(valuesOf(reader, "other")).containsExactly("a", "b");

            database.execute("delete from outbox where refused = 'RecordTooLargeException'");
            await().atMost(PATIENCE).until(() -> reader.all().size() == 5 && refused() == 0);
            assertThat(valuesOf(reader, "stopped")).containsExactly("before", "after", "later");
        }
    }

    @Test
    void aTopicThatIsNotThereYetHoldsUpNoOther() throws SQLException {
        // Given
        String topic = topic("relay.there");

        // When
        database.commit(List.of(
                new Row("relay.not-there-yet", "a", "1"),
                new Row(topic, "b", "1"),
                new Row("relay.not-there-yet", "c", "1"),
                new Row(topic, "d", "1")));

        // Then
        await().atMost(PATIENCE).until(() -> database.count("outbox") == 2);
        topic("relay.not-there-yet");
        await().atMost(PATIENCE).until(() -> database.count("outbox") == 0);
    }

    @Test
    void itsSessionOutlivesAQuietTime() throws SQLException {
        // Given
        await().atMost(PATIENCE).until(() -> sessions().size() == Shards.COUNT);
        List<String> before = sessions();

        // When
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);

        // Then
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void aPollThatIsLongerThanTheSessionIsAMistake() {
        RelaySettings settings =
                new RelaySettings(500, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofDays(40));
        assertThatThrownBy(() -> relay(settings)).hasMessageContaining("zhike.outbox.poll");
    }

    private Relay relay(RelaySettings settings) {
        return new Relay(
                settings,
                meters,
                database.url(),
                RelayDatabase.USER,
                RelayDatabase.PASSWORD,
                Map.of("bootstrap.servers", Engines.kafka()));
    }

    private static String topic(String name) {
        Engines.topic(name, 4, Map.of());
        return name;
    }

    private double refused() {
        return meters.find("zhike.outbox.refused").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    private List<String> sessions() throws SQLException {
        return database.strings("""
                select pid::text from pg_stat_activity
                where datname = current_database() and application_name like 'outbox-relay-%' order by pid
                """);
    }

    private static List<String> valuesOf(TopicReader reader, String key) {
        return reader.all(record -> record.key().equals(key)).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }
}
