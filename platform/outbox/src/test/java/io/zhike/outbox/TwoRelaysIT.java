package io.zhike.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.embedded.Engines;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Two replicas' relays serve one outbox, and one of them comes to grief with its hands full. */
class TwoRelaysIT {

    private static final int KEYS = 20;
    private static final int ROWS_OF_A_KEY = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void publishEachRowOnceWhileBothAreWell() throws SQLException {
        // Given
        String topic = topic("relays.both-well");
        RelayDatabase database = databaseWithRows(topic);

        // When
        try (RelayProcess _ = RelayProcess.start(database);
                RelayProcess _ = RelayProcess.start(database);
                TopicReader reader = new TopicReader(topic)) {
            awaitEmpty(database);

            // Then
            assertOrder(reader);
            assertThat(reader.all()).hasSize(KEYS * ROWS_OF_A_KEY);
        }
    }

    @Test
    void keepTheOrderOfEachKeyWhenOneIsKilled() throws SQLException {
        // Given
        String topic = topic("relays.one-killed");
        RelayDatabase database = databaseWithRows(topic);
        try (RelayProcess first = RelayProcess.start(database);
                TopicReader reader = new TopicReader(topic)) {
            await().atMost(PATIENCE).until(() -> !reader.all().isEmpty());

            // When
            first.kill();

            // Then
            assertThat(database.count("outbox")).isPositive();
            try (RelayProcess _ = RelayProcess.start(database)) {
                awaitEmpty(database);
                assertOrder(reader);
            }
        }
    }

    @Test
    void keepTheOrderOfEachKeyWhenOneIsFrozen() throws SQLException {
        // Given
        String topic = topic("relays.one-frozen");
        RelayDatabase database = databaseWithRows(topic);
        try (RelayProcess first = RelayProcess.start(database);
                TopicReader reader = new TopicReader(topic)) {
            await().atMost(PATIENCE).until(() -> !reader.all().isEmpty());

            // When
            first.freeze();

            // Then
            assertThat(database.count("outbox")).isPositive();
            assertThat(locksHeld(database)).as("locks of the frozen one").isPositive();
            try (RelayProcess _ = RelayProcess.start(database)) {
                awaitEmpty(database);
                first.wake();
                database.commit(IntStream.range(0, KEYS)
                        .mapToObj(key -> new RelayDatabase.Row(topic, "key-" + key, Integer.toString(ROWS_OF_A_KEY)))
                        .toList());
                awaitEmpty(database);
                assertOrder(reader);
            }
        }
    }

    private static String topic(String name) {
        Engines.topic(name, 4, Map.of());
        return name;
    }

    private static RelayDatabase databaseWithRows(String topic) throws SQLException {
        RelayDatabase database = RelayDatabase.create();
        List<RelayDatabase.Row> rows = new ArrayList<>();
        for (int number = 0; number < ROWS_OF_A_KEY; number++) {
            for (int key = 0; key < KEYS; key++) {
                rows.add(new RelayDatabase.Row(topic, "key-" + key, Integer.toString(number)));
            }
        }
        database.commit(rows);
        return database;
    }

    private static long locksHeld(RelayDatabase database) throws SQLException {
        return database.count("""
                pg_locks where locktype = 'advisory' and granted
                and database = (select oid from pg_database where datname = current_database())
                """);
    }

    private static void awaitEmpty(RelayDatabase database) {
        await().atMost(PATIENCE).until(() -> database.count("outbox") == 0);
    }

    /** Every row is there; what came twice came first in its order. */
    private static void assertOrder(TopicReader reader) {
        Map<String, Set<Integer>> firsts = new LinkedHashMap<>();
        await().atMost(PATIENCE).until(() -> {
            int before = firsts.values().stream().mapToInt(Set::size).sum();
            for (ConsumerRecord<String, byte[]> record : reader.all()) {
                firsts.computeIfAbsent(record.key(), key -> new LinkedHashSet<>())
                        .add(Integer.parseInt(new String(record.value(), UTF_8)));
            }
            int after = firsts.values().stream().mapToInt(Set::size).sum();
            return after >= KEYS * ROWS_OF_A_KEY && after == before;
        });
        assertThat(firsts).hasSize(KEYS);
        firsts.forEach((key, numbers) -> assertThat(numbers)
                .as(key)
                .containsExactlyElementsOf(
                        IntStream.range(0, numbers.size()).boxed().toList()));
    }
}
