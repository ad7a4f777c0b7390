package io.zhike.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comesBackAsItWent() {
        // Given
        var cursor = new Cursor(Instant.parse("2026-01-01T08:00:00.123456Z"), UUID.randomUUID());

        // When, then
        assertThat(Cursor.decode(cursor.encode())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "!!", "MTIz", "eCx5"})
    void isRefusedWhereItIsNoneOfOurs(String cursor) {
        assertThat(Cursor.decode(cursor)).isEmpty();
    }
}
