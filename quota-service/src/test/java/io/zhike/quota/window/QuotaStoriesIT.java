package io.zhike.quota.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.zhike.embedded.WithEngines;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ApprovalEvent;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySettled.Rule;
import io.zhike.events.outbound.ReplySource;
import io.zhike.quota.Desk;
import io.zhike.quota.KafkaTopics;
import io.zhike.quota.TestClock;
import io.zhike.quota.TwoApps;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between users, people and WeChat while something is late. */
@QuarkusTest
@TestProfile(TwoApps.class)
@WithEngines(database = "quota", topics = KafkaTopics.ALL, oidc = true)
class QuotaStoriesIT {

    private static final int COUNT_USED_UP = 45047;

    private static final int AT_ONCE = 8;

    @Inject
    TestClock clock;

    @Inject
    RequestedConsumer consumer;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(TwoApps.GUIDE, clock, bootstrapServers);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aReplyIsUnderWayWhileTheUserWritesAgain() {
        // Given
        desk.push(desk.message());
        UUID underWay = desk.ask();
        Instant attempted = clock.instant();
        clock.advance(Duration.ofSeconds(10));

        // When the user writes, nobody knows whether WeChat counts the reply before or after it
        desk.push(desk.message());

        // Then it is taken as counted
        desk.awaitRemaining(2);

        // When its answer turns out to have come before the user wrote
        desk.deliver(settledAt(underWay, Outcome.SENT, 0, attempted));

        // Then
        desk.awaitRemaining(3);
        assertThat(desk.ledger().getList("items.why").getFirst()).isEqualTo("ANSWERED_BEFORE_GRANT");
        assertThat(desk.quota().getInt("spent.agent")).isZero();
    }

    @Test
    void aPushComesLateFromASpool() {
        // Given a message that the gateway received when Kafka was away
        UserMessage message = desk.message();
        Instant written = clock.instant();
        clock.advance(Duration.ofHours(5));

        // When
        desk.push(message);

        // Then its window counts from when it was written
        assertThat(desk.quota().getInt("remaining")).isEqualTo(3);
        assertThat(desk.quota().getString("expiresAt"))
                .isEqualTo(written.plus(Duration.ofHours(48)).toString());
    }

    @Test
    void aPushComesLateFromASpoolAfterANewerOne() {
        // Given
        UserMessage late = desk.message();
        clock.advance(Duration.ofHours(1));
        desk.push(desk.message());
        Instant newest = clock.instant();
        UUID sent = desk.ask();
        desk.deliver(desk.settlement(sent, Outcome.SENT, 0));

        // When
        desk.push(late);

        // Then it gives nothing back of what was spent since
        assertThat(desk.quota().getInt("remaining")).isEqualTo(2);
        assertThat(desk.quota().getString("expiresAt"))
                .isEqualTo(newest.plus(Duration.ofHours(48)).toString());
    }

    @Test
    void weChatRefusesAnAttemptThatWasMadeBeforeANewGrant() {
        // Given
        desk.push(desk.message());
        UUID refused = desk.ask();
        Instant attempted = clock.instant();
        clock.advance(Duration.ofSeconds(10));
        desk.push(desk.message());
        desk.awaitRemaining(2);

        // When
        desk.deliver(settledAt(refused, Outcome.REFUSED, COUNT_USED_UP, attempted));

        // Then
        desk.awaitRemaining(3);
        assertThat(desk.ledger().getList("items.why").getFirst()).isEqualTo("DRIFTED");
    }

    @Test
    void aUnitComesBackAfterANewGrant() {
        // Given
        desk.push(desk.message());
        UUID spent = desk.ask();
        UUID underWay = desk.ask();
        desk.deliver(desk.settlement(spent, Outcome.SENT, 0));
        clock.advance(Duration.ofSeconds(10));
        desk.push(desk.message());
        desk.awaitRemaining(2);

        // When
        desk.deliver(desk.settlement(underWay, Outcome.FAILED, 40003));

        // Then the new grant is whole, and never more than that
        desk.awaitRemaining(3);
        desk.deliver(desk.settlement(underWay, Outcome.FAILED, 40003));
        desk.ask();
        desk.awaitRemaining(2);
    }

    /** In transactions at the same time, as replicas take them in the moment in which a partition moves. */
    @Test
    void twoHundredAskForTheLastUnitAtOnce() throws Exception {
        // Given
        desk.push(desk.message());
        desk.ask();
        desk.ask();
        List<ReplyRequested> requests = Stream.generate(() -> desk.request(ReplySource.AGENT, null))
                .limit(200)
                .toList();
        var everyone = new CyclicBarrier(AT_ONCE);

        // When
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var takers = IntStream.range(0, AT_ONCE)
                    .mapToObj(taker -> threads.submit(() -> {
                        everyone.await();
                        for (int i = taker; i < requests.size(); i += AT_ONCE) {
                            consumer.consume(record(requests.get(i)));
                        }
                        return null;
                    }))
                    .toList();
            for (var taker : takers) {
                taker.get();
            }
        }

        // Then
        await().until(() -> desk.settled().size() == 199);
        assertThat(desk.settled()).extracting(ReplySettled::rule).containsOnly(Rule.NONE_LEFT);
        assertThat(desk.approved()).hasSize(3);
        assertThat(requests)
                .extracting(ReplyRequested::replyId)
                .containsOnlyOnce(desk.approved().getLast().replyId());
        assertThat(desk.approved()).extracting(ApprovalEvent::replyId).doesNotHaveDuplicates();
        desk.awaitRemaining(0);
    }

    private static ConsumerRecords<String, byte[]> record(ReplyRequested request) {
        var topic = Topic.OUTBOUND_REQUESTED;
        var partition = new TopicPartition(topic.topicName(), 0);
        var record = new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                0,
                request.user().recordKey(),
                new EventCodec().write(topic, request));
        return new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of());
    }

    private ReplySettled settledAt(UUID reply, Outcome outcome, int errcode, Instant at) {
        return new ReplySettled(
                UUID.randomUUID(),
                desk.user().appId(),
                desk.user().openId(),
                reply,
                clock.instant(),
                outcome,
                null,
                null,
                errcode,
                at,
                at.plusMillis(50));
    }
}
