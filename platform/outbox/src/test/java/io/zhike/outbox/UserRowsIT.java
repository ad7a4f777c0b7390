package io.zhike.outbox;

import static io.zhike.outbox.tally.Inbound.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.outbox.tally.Tallies;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(
        database = "tally",
        topics = Topic.Names.INBOUND + "," + Topic.Names.QUOTA + "," + Topic.Names.DEAD_LETTERS)
class UserRowsIT {

    @Inject
    UserRows userRows;

    @Inject
    Tallies tallies;

    @Inject
    DataSource database;

    /** Rows that are there and rows that are not, each batch in an order of its own: nobody may wait in a circle. */
    @Test
    void batchesOfTheSameUsersDoNotDeadlock() {
        // Given
        List<UserKey> users = IntStream.range(0, 40)
                .mapToObj(i -> new UserKey(APP, (i % 2 == 0 ? "Deadlock-" : "deadlock_") + i))
                .toList();
        Random random = new Random(7);
        List<CompletableFuture<Void>> batches = new ArrayList<>();

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 300; i++) {
                List<UserKey> some = new ArrayList<>(users);
                Collections.shuffle(some, random);
                List<UserKey> batch = some.subList(0, 5 + random.nextInt(20));
                batches.add(CompletableFuture.runAsync(() -> countAll(batch), threads));
            }
        }

        // Then
        assertThat(batches).allSatisfy(batch -> assertThat(batch).isCompleted());
    }

    @Test
    void aLockOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> userRows.lock("tally", List.of(new UserKey(APP, "nobody"))))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Its connections stay open, and PostgreSQL alone can tell. */
    @Test
    void aFrozenReplicaGivesItsRowsUp() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("90s");
        }
    }

    private void countAll(List<UserKey> users) {
        QuarkusTransaction.requiringNew().run(() -> {
            userRows.lock("tally", users);
            users.forEach(tallies::next);
        });
    }
}
