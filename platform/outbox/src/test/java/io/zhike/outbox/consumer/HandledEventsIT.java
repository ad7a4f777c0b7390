package io.zhike.outbox.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(
        database = "tally",
        topics = Topic.Names.INBOUND + "," + Topic.Names.QUOTA + "," + Topic.Names.DEAD_LETTERS)
class HandledEventsIT {

    @Inject
    HandledEvents handled;

    @Inject
    DataSource database;

    @Test
    void forgetsOnlyIdsThatAreOldEnough() throws SQLException {
        // Given
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        handled.addNew(List.of(old, young));
        age(old, Duration.ofDays(41));
        age(young, Duration.ofDays(39));

        // When
        int forgotten = handled.purge(Duration.ofDays(40));

        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(handled.addNew(List.of(old, young))).containsExactly(old);
    }

    private void age(UUID id, Duration age) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update handled_event set handled_at = now() - make_interval(secs => ?) where event_id = ?")) {
            update.setLong(1, age.toSeconds());
            update.setObject(2, id);
            update.executeUpdate();
        }
    }
}
