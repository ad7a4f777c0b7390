package io.zhike.outbox.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void isReadAsItWasWritten() {
        // Given
        DeadLetter letter = DeadLetter.of(inboundRecord("wx1:oQwErTyUiOp"), "IllegalStateException");

        // When
        ConsumerRecord<String, byte[]> stored =
                new ConsumerRecord<>("zhike.dead-letters", 0, 0, letter.place(), letter.value());
        letter.headers("tally").forEach((name, value) -> stored.headers().add(name, value.getBytes(UTF_8)));

        // Then
        assertThat(DeadLetter.isIn(stored)).isTrue();
        assertThat(DeadLetter.read(stored)).usingRecursiveComparison().isEqualTo(letter);
        assertThat(DeadLetter.service(stored)).isEqualTo("tally");
    }

    @Test
    void keepsTheRecordsHeadersAndNotItsClients() {
        DeadLetter letter = DeadLetter.of(inboundRecord("wx1:o1"), "");
        assertThat(letter.recordHeaders()).containsOnlyKeys("ce_id");
    }

    @Test
    void hasTheHeadersThatAreDocumented() throws IOException {
        JsonNode documented = new YAMLMapper()
                .readTree(Path.of("../../docs/asyncapi.yaml").toFile())
                .at("/components/schemas/DeadLetterHeaders/properties");
        assertThat(DeadLetter.of(inboundRecord("wx1:o1"), "").headers("tally").keySet())
                .filteredOn(name -> !name.equals("ce_id"))
                .containsExactlyInAnyOrderElementsOf(documented::fieldNames);
    }

    @Test
    void showsLittleOfItsKey() {
        assertThat(DeadLetter.of(inboundRecord("wx1:oQwErTyUiOp"), "").maskedKey())
                .isEqualTo("wx1:oQwE***");
        assertThat(DeadLetter.of(inboundRecord("oddity"), "").maskedKey()).isEqualTo("oddi***");
        assertThat(DeadLetter.of(inboundRecord(null), "").maskedKey()).isEqualTo("-");
    }

    @SuppressWarnings("NullAway") // a record may have no key
    private static ConsumerRecord<String, byte[]> inboundRecord(@Nullable String key) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("zhike.inbound", 3, 141, key, "{}".getBytes(UTF_8));
        record.headers().add("ce_id", "1".getBytes(UTF_8));
        record.headers().add("__smallrye_generationId", "1".getBytes(UTF_8));
        return record;
    }
}
