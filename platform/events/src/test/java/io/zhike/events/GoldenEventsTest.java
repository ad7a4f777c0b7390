package io.zhike.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON on Kafka, which other versions and other people's programs read: it changes only with a new version. */
class GoldenEventsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();

    static Stream<Samples.Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenAsTheGoldenJson(Samples.Sample sample) throws IOException {
        assertThat(json.readTree(codec.write(sample.topic(), sample.event())))
                .isEqualTo(json.readTree(golden(sample.golden())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadFromTheGoldenJson(Samples.Sample sample) throws IOException {
        assertThat((Event) codec.read(sample.topic().family(), golden(sample.golden())))
                .isEqualTo(sample.event());
    }

    @Test
    void everyTypeOfEveryTopicHasOne() throws IOException {
        // Given
        Set<String> types = Arrays.stream(Topic.values())
                .flatMap(topic -> topic.types().stream())
                .collect(Collectors.toSet());

        // When
        Set<String> files;
        try (Stream<Path> found = Files.list(GOLDEN)) {
            files = found.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .collect(Collectors.toSet());
        }

        // Then
        assertThat(files).isEqualTo(samples().map(Samples.Sample::golden).collect(Collectors.toSet()));
        assertThat(samples().map(Samples.Sample::type)).containsAll(types);
    }

    private static byte[] golden(String type) throws IOException {
        return Files.readAllBytes(GOLDEN.resolve(type + ".json"));
    }
}
