package io.zhike.outbox.deadletter;

import static io.zhike.outbox.tally.Inbound.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.inbound.UserMessage;
import io.zhike.outbox.TopicReader;
import io.zhike.outbox.tally.Inbound;
import io.zhike.outbox.tally.TakeMessage;
import io.zhike.outbox.tally.Tallies;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(
        database = "tally",
        topics = Topic.Names.INBOUND + "," + Topic.Names.QUOTA + "," + Topic.Names.DEAD_LETTERS)
class DeadLettersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Tallies tallies;

    @Inject
    TakeMessage takeMessage;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void beStrictAgain() {
        takeMessage.beLenient(false);
    }

    @Test
    void aReplayedRecordIsTakenAsNew() throws IOException, SQLException {
        // Given
        UserMessage message = message("replayed", "broken");
        send(message);
        String place = awaitPlaceOf("wx1:repl***");
        takeMessage.beLenient(true);

        // When
        int status = run("replay", place);

        // Then
        assertThat(status).isZero();
        await().atMost(PATIENCE).until(() -> tallies.textsOf("replayed"), List.of("broken")::equals);
        assertThat(shown(place).get("replayed").asBoolean()).isTrue();
        assertThat(inboundRecordsOf(message))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("wx1:replayed"))
                .extracting(DeadLettersIT::headersOf)
                .containsOnly(headersOf(inboundRecordsOf(message).getFirst()));
        assertThat(run("replay", place)).as("once only").isEqualTo(1);
    }

    @Test
    void allThatWereNotReplayedArePutBackInTheirOrder() throws IOException {
        // Given
        for (String text : List.of("broken", "broken at once", "broken at commit")) {
            send(message("everybody", text));
        }
        await().atMost(PATIENCE).until(() -> placesOf("wx1:ever***").size() == 3);
        takeMessage.beLenient(true);

        // When
        int status = run("replay", "--all");

        // Then
        assertThat(status).isZero();
        await().atMost(PATIENCE)
                .until(
                        () -> tallies.textsOf("everybody"),
                        List.of("broken", "broken at once", "broken at commit")::equals);
        assertThat(list())
                .filteredOn(shown -> shown.get("key").asText().equals("wx1:ever***"))
                .hasSize(3)
                .allMatch(shown -> shown.get("replayed").asBoolean());
    }

    @Test
    void theListTellsWhyAndNeverWhat() {
        // Given
        send(message("oQwErTyUiOp", "broken at once"));
        await().atMost(PATIENCE).until(() -> placesOf("wx1:oQwE***").size() == 1);

        // When
        int status = run("list");

        // Then
        assertThat(status).isZero();
        assertThat(out.toString(UTF_8))
                .contains("zhike.inbound/", "tally", "wx1:oQwE***", "PSQLException 23502", "死信")
                .doesNotContain("oQwErTyUiOp", "broken at once");
    }

    @Test
    void anUnknownPlaceIsNamed() {
        assertThat(run("replay", "zhike.inbound/0/999999")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("zhike.inbound/0/999999");
    }

    @Test
    void whatItDoesNotUnderstandIsAnsweredWithHelp() {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("replay --all");
    }

    private static void send(UserMessage message) {
        try (Inbound inbound = new Inbound()) {
            inbound.send(List.of(message));
        }
    }

    private int run(String... arguments) {
        out.reset();
        return new DeadLetters(
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", Engines.kafka()),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(List.of(arguments));
    }

    private List<JsonNode> list() throws IOException {
        assertThat(run("list", "--json")).isZero();
        return StreamSupport.stream(
                        new ObjectMapper().readTree(out.toByteArray()).spliterator(), false)
                .toList();
    }

    private JsonNode shown(String place) throws IOException {
        return list().stream()
                .filter(one -> one.get("place").asText().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private List<String> placesOf(String maskedKey) throws IOException {
        return list().stream()
                .filter(one -> one.get("key").asText().equals(maskedKey))
                .map(one -> one.get("place").asText())
                .toList();
    }

    private String awaitPlaceOf(String maskedKey) {
        return await().atMost(PATIENCE)
                .until(() -> placesOf(maskedKey), places -> places.size() == 1)
                .getFirst();
    }

    private static List<ConsumerRecord<String, byte[]>> inboundRecordsOf(UserMessage message) {
        try (TopicReader reader = new TopicReader(Topic.Names.INBOUND)) {
            return await().atMost(PATIENCE)
                    .until(
                            () -> reader.all(record -> record.headers().lastHeader("ce_id") != null
                                    && TopicReader.header(record, "ce_id")
                                            .equals(message.id().toString())),
                            records -> records.size() == 2);
        }
    }

    private static List<String> headersOf(ConsumerRecord<String, byte[]> record) {
        return Stream.of(record.headers().toArray())
                .map(header -> header.key() + '=' + new String(header.value(), UTF_8))
                .toList();
    }
}
