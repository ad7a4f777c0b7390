package io.zhike.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.quota.QuotaEvent;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();

    static Stream<Samples.Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventComesBackAsItWas(Samples.Sample sample) {
        byte[] written = codec.write(sample.topic(), sample.event());
        assertThat((Event) codec.read(sample.topic().family(), written)).isEqualTo(sample.event());
    }

    @Test
    void ignoresWhatANewerWriterAdds() throws IOException {
        // Given
        ObjectNode newer = message();
        newer.put("mood", "cheerful");
        newer.withObject("/content").put("language", "zh");

        // When
        InboundEvent read = codec.read(InboundEvent.class, bytes(newer));

        // Then
        assertThat(read).isEqualTo(Samples.MESSAGE);
    }

    @Test
    void whatMayBeAbsentIsNull() throws IOException {
        // Given
        ObjectNode bare = message();
        bare.remove("msgId");
        bare.putNull("businessId");

        // When
        var read = (UserMessage) codec.read(InboundEvent.class, bytes(bare));

        // Then
        assertThat(read.msgId()).isNull();
        assertThat(read.businessId()).isNull();
        assertThat(new String(codec.write(Topic.INBOUND, read), UTF_8)).doesNotContain("msgId", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "id", "appId", "openId", "createdAt", "receivedAt", "content"})
    void whatMustBeThereIsThereAndIsNotNull(String field) throws IOException {
        ObjectNode without = message();
        without.remove(field);
        assertUnreadable(InboundEvent.class, bytes(without));

        ObjectNode withNull = message();
        withNull.putNull(field);
        assertUnreadable(InboundEvent.class, bytes(withNull));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "remaining"})
    void aNumberThatIsMissingIsNotZero(String field) throws IOException {
        ObjectNode without = (ObjectNode) json.readTree(codec.write(
                Topic.QUOTA,
                Samples.all()
                        .filter(sample -> sample.topic() == Topic.QUOTA)
                        .findFirst()
                        .orElseThrow()
                        .event()));
        without.remove(field);
        assertUnreadable(QuotaEvent.class, bytes(without));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "not JSON",
                "[]",
                "{}",
                "{\"type\":\"zhike.user-message.v9\"}",
                "{\"type\":\"zhike.quota-changed.v1\"}"
            })
    void whatIsNoEventIsUnreadable(String value) {
        assertUnreadable(InboundEvent.class, value.getBytes(UTF_8));
    }

    @Test
    void anAppIdThatCannotBeInAKeyIsUnreadable() throws IOException {
        ObjectNode odd = message();
        odd.put("appId", "wx:1");
        assertUnreadable(InboundEvent.class, bytes(odd));
    }

    @Test
    void whatWasWrittenIsNotInTheException() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> codec.read(InboundEvent.class, "{\"type\":\"secret\"}".getBytes(UTF_8)))
                .withMessageNotContaining("secret");
    }

    @Test
    void headersAreThoseOfCloudEvents() {
        assertThat(codec.headers(Topic.INBOUND, Samples.MESSAGE, "gateway"))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "0199c0de-0000-7000-8000-000000000001")
                .containsEntry("ce_type", "zhike.user-message.v1")
                .containsEntry("ce_source", "/zhike/gateway")
                .containsEntry("ce_time", "2026-01-01T08:00:00.123456Z")
                .containsEntry("ce_subject", "wxba5fad812f8e6fb9:oQwErTyUiOpAsDfGhJkLzXcVbNm0")
                .containsEntry("content-type", "application/json")
                .hasSize(7);
    }

    @Test
    void refusesToWriteWhatTheTopicDoesNotCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.write(Topic.QUOTA, Samples.MESSAGE));
    }

    private ObjectNode message() throws IOException {
        return (ObjectNode) json.readTree(codec.write(Topic.INBOUND, Samples.MESSAGE));
    }

    private byte[] bytes(ObjectNode node) throws IOException {
        return json.writeValueAsBytes(node);
    }

    private void assertUnreadable(Class<? extends Event> family, byte[] value) {
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.read(family, value));
    }
}
