package io.zhike.outbox;

import static io.zhike.outbox.tally.Inbound.APP;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.quota.QuotaEvent;
import io.zhike.outbox.tally.Tallies;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(
        database = "tally",
        topics = Topic.Names.INBOUND + "," + Topic.Names.QUOTA + "," + Topic.Names.DEAD_LETTERS)
class OutboxIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    UserRows userRows;

    @Inject
    Tallies tallies;

    @Inject
    DataSource database;

    @Test
    void twoTransactionsOnOneKeyArePublishedInTheOrderOfTheirCommits() throws InterruptedException {
        // Given
        UserKey user = new UserKey(APP, "two transactions");
        CountDownLatch firstHasTheRow = new CountDownLatch(1);
        CountDownLatch firstMayCommit = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> inTransactionOn(user, () -> {
            firstHasTheRow.countDown();
            awaitUninterrupted(firstMayCommit);
            outbox.add(Topic.QUOTA, changed(user, 1));
        }));
        firstHasTheRow.await();

        // When
        CompletableFuture<Void> second = CompletableFuture.runAsync(() ->
                inTransactionOn(user, () -> outbox.add(Topic.QUOTA, changed(user, 2))));
        await().during(Duration.ofMillis(300)).until(() -> !second.isDone());
        firstMayCommit.countDown();
        CompletableFuture.allOf(first, second).join();

        // Then
        assertVersions(user, 2);
    }

    @Test
    void manyTransactionsOnOneKeyArePublishedInTheOrderOfTheirCommits() {
        // Given
        UserKey user = new UserKey(APP, "many transactions");

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 400; i++) {
                threads.execute(() -> sayNext(user));
            }
        }

        // Then
        assertVersions(user, 400);
    }

    @Test
    void oneTransactionsEventsKeepTheOrderInWhichTheyWereAdded() {
        // Given
        UserKey user = new UserKey(APP, "one transaction");

        // When
        inTransactionOn(
                user,
                () -> LongStream.rangeClosed(1, 50)
                        .forEach(version -> outbox.add(Topic.QUOTA, changed(user, version))));

        // Then
        assertVersions(user, 50);
    }

    @Test
    void nothingIsSaidByATransactionThatRollsBack() throws SQLException {
        // Given
        UserKey user = new UserKey(APP, "rolled back");

        // When
        assertThatThrownBy(() -> inTransactionOn(user, () -> {
                    outbox.add(Topic.QUOTA, changed(user, 7));
                    throw new IllegalArgumentException("after the event was added");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        // Then
        assertThat(tallies.waiting(user.recordKey())).isZero();
        inTransactionOn(user, () -> outbox.add(Topic.QUOTA, changed(user, 1)));
        assertVersions(user, 1);
    }

    @Test
    void aUserIsForgottenWithWhatWasToBeSaidOfThem() throws SQLException {
        // Given
        UserKey user = new UserKey(APP, "forgotten");
        UserKey other = new UserKey(APP, "not forgotten");

        // When
        QuarkusTransaction.requiringNew().run(() -> {
            userRows.lock("tally", List.of(user, other));
            store(user);
            store(other);
            outbox.forget(user);
            outbox.addTombstone(Topic.QUOTA, user);
        });

        // Then
        try (TopicReader reader = new TopicReader(Topic.Names.QUOTA)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(reader.all(record -> other.recordKey().equals(record.key())))
                        .singleElement()
                        .satisfies(record -> assertThat(record.value()).isNotNull());
                assertThat(reader.all(record -> user.recordKey().equals(record.key())))
                        .singleElement()
                        .satisfies(record -> assertThat(record.value()).isNull());
            });
        }
        assertThat(tallies.waiting(user.recordKey())).isZero();
    }

    @Test
    void onlyACompactedTopicHasTombstones() {
        UserKey user = new UserKey(APP, "no tombstone");
        assertThatThrownBy(() -> inTransactionOn(user, () -> outbox.addTombstone(Topic.CONVERSATIONS, user)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsSaidOutsideATransaction() {
        UserKey user = new UserKey(APP, "no transaction");
        assertThatThrownBy(() -> outbox.add(Topic.QUOTA, changed(user, 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherTopicsEventIsRefusedAtOnce() {
        UserKey user = new UserKey(APP, "wrong topic");
        assertThatThrownBy(() -> inTransactionOn(user, () -> outbox.add(Topic.CONVERSATIONS, changed(user, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Twenty seconds without a broker, while business goes on. */
    @Test
    void aBrokerThatIsAwayBlocksNoTransactionAndLosesNothing() {
        // Given
        List<UserKey> users = IntStream.range(0, 10)
                .mapToObj(i -> new UserKey(APP, "away-" + i))
                .toList();
        users.forEach(this::sayNext);
        assertVersions(users, 1);
        Engines.stopKafka();
        long stopped = System.nanoTime();

        // When
        Duration slowest = Duration.ZERO;
        int said = 1;
        while (System.nanoTime() - stopped < Duration.ofSeconds(20).toNanos()) {
            said++;
            for (UserKey user : users) {
                long start = System.nanoTime();
                sayNext(user);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            }
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        }
        Engines.startKafka();

        // Then
        assertThat(slowest).isLessThan(Duration.ofSeconds(2));
        assertVersions(users, said);
    }

    /** A row as an earlier transaction left it. */
    private void store(UserKey user) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into outbox (shard, topic, key, headers, value) values (?, ?, ?, '{}', ?)")) {
            insert.setShort(1, Shards.of(user.recordKey()));
            insert.setString(2, Topic.Names.QUOTA);
            insert.setString(3, user.recordKey());
            insert.setBytes(4, new EventCodec().write(Topic.QUOTA, changed(user, 1)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says the user's next version, which only the one who holds the state row knows. */
    private void sayNext(UserKey user) {
        inTransactionOn(user, () -> outbox.add(Topic.QUOTA, changed(user, tallies.next(user))));
    }

    private void inTransactionOn(UserKey user, Runnable work) {
        QuarkusTransaction.requiringNew().run(() -> {
            userRows.lock("tally", List.of(user));
            work.run();
        });
    }

    private static QuotaChanged changed(UserKey user, long version) {
        return new QuotaChanged(
                UUID.randomUUID(), user.appId(), user.openId(), Instant.EPOCH, version, 0, 0, null, Instant.EPOCH);
    }

    private static void assertVersions(UserKey user, int last) {
        assertVersions(List.of(user), last);
    }

    /** Each of the users has the versions from 1 to the last, each once and in their order. */
    private static void assertVersions(List<UserKey> users, int last) {
        EventCodec codec = new EventCodec();
        List<Long> versions = LongStream.rangeClosed(1, last).boxed().toList();
        try (TopicReader reader = new TopicReader(Topic.Names.QUOTA)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                Map<UserKey, List<Long>> said = reader.all(record -> record.value() != null).stream()
                        .map(record -> (QuotaChanged) codec.read(QuotaEvent.class, record.value()))
                        .filter(changed -> users.contains(changed.user()))
                        .collect(groupingBy(QuotaChanged::user, mapping(QuotaChanged::version, toList())));
                assertThat(said)
                        .hasSize(users.size())
                        .allSatisfy((user, its) -> assertThat(its).isEqualTo(versions));
            });
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
