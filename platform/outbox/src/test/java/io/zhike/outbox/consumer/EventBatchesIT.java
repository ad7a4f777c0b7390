package io.zhike.outbox.consumer;

import static io.zhike.outbox.TopicReader.header;
import static io.zhike.outbox.tally.Inbound.APP;
import static io.zhike.outbox.tally.Inbound.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.inbound.UserMessage;
import io.zhike.outbox.TopicReader;
import io.zhike.outbox.tally.Inbound;
import io.zhike.outbox.tally.Tallies;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithEngines(
        database = "tally",
        topics = Topic.Names.INBOUND + "," + Topic.Names.QUOTA + "," + Topic.Names.DEAD_LETTERS)
class EventBatchesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Inbound inbound;
    private static TopicReader said;
    private static TopicReader deadLetters;

    @Inject
    Tallies tallies;

    @BeforeAll
    static void open() {
        inbound = new Inbound();
        said = new TopicReader(Topic.Names.QUOTA);
        deadLetters = new TopicReader(Topic.Names.DEAD_LETTERS);
    }

    @AfterAll
    static void close() {
        inbound.close();
        said.close();
        deadLetters.close();
    }

    @Test
    void redeliveryChangesNothing() throws SQLException {
        // Given
        UserMessage first = message("redelivered", "a");
        UserMessage second = message("redelivered", "b");

        // When
        inbound.send(List.of(first, first, second));
        inbound.send(List.of(first, second, message("redelivered", "c")));

        // Then
        awaitTexts("redelivered", "a", "b", "c");
        await().atMost(PATIENCE).until(() -> saidOf("redelivered").size() == 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "broken at once", "broken at commit", "broken quietly", "broken for good"})
    void aFailingRecordCostsOnlyItself(String failing) {
        // Given
        String user = "with " + failing;
        UserMessage broken = message(user, failing);

        // When
        inbound.send(List.of(message(user, "before"), broken, message(user, "after")));

        // Then
        awaitTexts(user, "before", "after");
        await().atMost(PATIENCE).until(() -> deadLettersOf(broken).size() == 1);
        assertThat(said.all(record -> record.key().equals(APP + ":" + user))).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anUnreadableRecordIsADeadLetterAsItCame() {
        // When
        RecordMetadata place = inbound.sendUnreadable("wx1:unreadable", "{\"type\":\"of no family\"}");
        inbound.send(List.of(message("unreadable", "after")));

        // Then
        awaitTexts("unreadable", "after");
        String key = "zhike.inbound/%d/%d".formatted(place.partition(), place.offset());
        await().atMost(PATIENCE)
                .until(() ->
                        !deadLetters.all(letter -> letter.key().equals(key)).isEmpty());
        ConsumerRecord<String, byte[]> letter =
                deadLetters.all(one -> one.key().equals(key)).getFirst();
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("{\"type\":\"of no family\"}");
        assertThat(header(letter, "zhike_dead_letter_key")).isEqualTo("wx1:unreadable");
        assertThat(header(letter, "zhike_dead_letter_service")).isEqualTo("tally");
        assertThat(header(letter, "zhike_dead_letter_reason")).startsWith("UnreadableEventException");
        assertThat(letter.headers()).allMatch(header -> header.key().startsWith("zhike_dead_letter_"));
    }

    @Test
    void whatPostgresIsAwayForIsTakenLater() {
        // Given
        Engines.stopPostgres();

        // When
        UserMessage message = message("patient", "a");
        inbound.send(List.of(message, message("patient", "b")));
        await().during(Duration.ofSeconds(3)).until(() -> deadLettersOf(message).isEmpty());
        Engines.startPostgres();

        // Then
        awaitTexts("patient", "a", "b");
        await().atMost(PATIENCE).until(() -> saidOf("patient").size() == 2);
        assertThat(deadLettersOf(message)).isEmpty();
    }

    @Test
    void aTransactionThatTookTooLongIsTakenAgain() {
        // Given
        UserMessage slow = message("slow", "slow once");

        // When
        inbound.send(List.of(slow));

        // Then
        awaitTexts("slow", "slow once");
        assertThat(deadLettersOf(slow)).isEmpty();
    }

    @Test
    void anEventsTraceAndNameTravelOn() {
        // When
        inbound.send(List.of(message("traced", "a")));

        // Then
        await().atMost(PATIENCE).until(() -> saidOf("traced").size() == 1);
        ConsumerRecord<String, byte[]> answer = saidOf("traced").getFirst();
        assertThat(header(answer, "traceparent")).startsWith("00-" + Inbound.TRACE + "-");
        assertThat(header(answer, "ce_type")).isEqualTo("zhike.quota-changed.v1");
        assertThat(header(answer, "ce_source")).isEqualTo("/zhike/tally");
        assertThat(header(answer, "ce_subject")).isEqualTo("wx1:traced");
    }

    private void awaitTexts(String user, String... texts) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> tallies.textsOf(user), List.of(texts)::equals);
    }

    private static List<ConsumerRecord<String, byte[]>> saidOf(String user) {
        return said.all(record -> record.key().equals(APP + ":" + user));
    }

    private static List<ConsumerRecord<String, byte[]>> deadLettersOf(UserMessage message) {
        return deadLetters.all(letter -> Stream.of(letter.headers().toArray())
                .anyMatch(header -> header.key().equals("ce_id")
                        && new String(header.value(), UTF_8).equals(message.id().toString())));
    }
}
