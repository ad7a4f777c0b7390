package io.zhike.benchmarks.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.UserKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class SaidRowTest {

    @Test
    void isTheRowThatBecameTheRecord() {
        // Given
        var said = new ConsumerRecord<>("zhike.routed", 0, 0, "wx1:o:1", new byte[] {1});
        said.headers().add("ce_id", "7".getBytes(StandardCharsets.UTF_8));

        // When
        var row = SaidRow.of(List.of(said)).getFirst();

        // Then
        assertThat(row.user()).isEqualTo(new UserKey("wx1", "o:1"));
        assertThat(row.key()).isEqualTo("wx1:o:1");
        assertThat(row.headers()).isEqualTo("{\"ce_id\":\"7\"}");
        assertThat(row.value()).containsExactly(1);
    }
}
