package io.zhike.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.gateway.spool.SpoolFile.Arrived;
import io.zhike.gateway.spool.SpoolFile.Contents;
import io.zhike.gateway.spool.SpoolFile.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the file after each of its methods, and after none of them ended. */
class SpoolFileTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final long ROOMY = 64 << 20;

    @TempDir
    Path folder;

    @Test
    void whatIsAppendedComesBackInItsOrderAfterTheFileWasOpenedAnew() throws SQLException {
        try (var file = open(ROOMY)) {
            file.append(arrivals(0, 3));
            file.append(arrivals(3, 5));
        }

        try (var file = open(ROOMY)) {
            assertThat(file.oldest(10))
                    .extracting(waiting -> waiting.record().key())
                    .containsExactly("user 0", "user 1", "user 2", "user 3", "user 4");
            assertThat(file.oldest(2)).extracting(Waiting::number).containsExactly(1L, 2L);
            var record = file.oldest(1).getFirst().record();
            assertThat(record.headers()).containsExactly(Map.entry("ce_id", "0"), Map.entry("说明", "图片"));
            assertThat(record.value()).isEqualTo("push 0 🙂".getBytes(UTF_8));
            assertThat(file.contents()).isEqualTo(new Contents(5, NOON, 0));
        }
    }

    @Test
    void whatKafkaHasIsForgottenAndWhatItRefusesIsSetAside() throws SQLException {
        try (var file = open(ROOMY)) {
            file.append(arrivals(0, 4));

            file.settle(List.of(1L, 3L), Map.of(2L, "too large"));

            assertThat(file.oldest(10)).extracting(Waiting::number).containsExactly(4L);
            assertThat(file.contents()).isEqualTo(new Contents(1, NOON.plusSeconds(3), 1));
        }
    }

    @Test
    void aNumberIsNeverGivenTwice() throws SQLException {
        try (var file = open(ROOMY)) {
            file.append(arrivals(0, 2));
            file.settle(List.of(1L, 2L), Map.of());
        }
        try (var file = open(ROOMY)) {
            file.append(arrivals(2, 3));
            assertThat(file.oldest(10)).extracting(Waiting::number).containsExactly(3L);
        }
    }

    @Test
    void whatDoesNotFitIsNotKeptInPartAndRoomThatBecameFreeIsUsed() throws SQLException {
        try (var file = open(1 << 20)) {
            var before = fill(file);

            assertThatThrownBy(() -> file.append(arrivals(0, 100_000))).isInstanceOf(SQLException.class);

            assertThat(file.contents()).isEqualTo(before);
            file.settle(file.oldest(500).stream().map(Waiting::number).toList(), Map.of());
            file.append(arrivals(0, 100));
            assertThat(file.contents().waiting()).isEqualTo(before.waiting() - 400);
        }
    }

    private static Contents fill(SpoolFile file) throws SQLException {
        try {
            while (true) {
                file.append(arrivals(0, 100));
            }
        } catch (SQLException full) {
            assertThat(full.getMessage()).contains("full");
            return file.contents();
        }
    }

    @Test
    void twoGatewaysCannotShareAFile() throws SQLException {
        try (var file = open(ROOMY)) {
            file.append(arrivals(0, 1));

            assertThatThrownBy(() -> open(ROOMY))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("locked");
        }
    }

    @Test
    void whatIsNoSpoolIsRefused() throws Exception {
        Files.writeString(folder.resolve("spool.db"), "this is a text, and not even a short one: ".repeat(200));

        assertThatThrownBy(() -> open(ROOMY)).isInstanceOf(SQLException.class);
    }

    private SpoolFile open(long capacity) throws SQLException {
        return SpoolFile.open(folder.resolve("spool.db"), capacity);
    }

    private static Map<String, String> headers(int n) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_id", "" + n);
        headers.put("说明", "图片");
        return headers;
    }

    private static List<Arrived> arrivals(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> new Arrived(
                        NOON.plusSeconds(n),
                        new SpooledRecord("user " + n, headers(n), ("push " + n + " 🙂").getBytes(UTF_8))))
                .toList();
    }
}
