package io.zhike.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void isTheLastLines() throws IOException {
        // Given
        var log = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");

        // When
        var tail = LogTail.of(log, 2);

        // Then
        assertThat(tail).isEqualTo("two\nthree");
    }

    @Test
    void ofALargeLogHasWholeLinesOnly() throws IOException {
        // Given
        var lines = IntStream.range(0, 20_000).mapToObj("行 %05d"::formatted).toList();
        var log = Files.writeString(folder.resolve("a.log"), lines.stream().collect(Collectors.joining("\n")));

        // When
        var tail = LogTail.of(log, 100_000).lines().toList();

        // Then
        assertThat(tail).isEqualTo(lines.subList(20_000 - tail.size(), 20_000)).hasSizeGreaterThan(1_000);
    }

    @Test
    void ofNoLogIsEmpty() {
        // When
        var tail = LogTail.of(folder.resolve("none.log"), 2);

        // Then
        assertThat(tail).isEmpty();
    }
}
