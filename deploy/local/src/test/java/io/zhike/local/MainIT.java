package io.zhike.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code ./zhike up} as a process that is stopped or killed, in a folder whose path has blanks and Chinese characters;
 * {@link StandInService} in the place of the services.
 */
class MainIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String UP = "is up, after";

    /** 128 and the number of SIGTERM. A test that was itself started in the background would not get SIGINT. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private final Ports ports = Ports.free();
    private final List<Process> started = new ArrayList<>();
    private Path root;
    private Path data;
    private Path output;

    @BeforeEach
    void build() throws IOException {
        root = folder.toRealPath().resolve("知 客 试/zhike");
        data = root.resolve(".zhike");
        output = folder.resolve("output");
        StandInJars.build(root);
        Files.createDirectories(root.resolve(".mvn"));
        Files.createFile(root.resolve(".mvn/jdk.sh"));
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        ofThisSystem().forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting;", "PostgreSQL", UP})
    void aSignalStopsEverythingAtAnyMoment(String moment) throws Exception {
        // Given
        var main = up();
        awaitOutput(moment);

        // When
        signalAsATerminalDoes(main);

        // Then
        assertThat(main.onExit().get().exitValue()).isEqualTo(TERMINATED);
        assertThat(ofThisSystem()).isEmpty();
        assertThat(Files.readString(output)).doesNotContain("Exception", "ended by itself", "--fresh");
    }

    @Test
    void whatAKilledRunLeftBehindIsEndedByTheNext() throws Exception {
        // Given
        var killed = up();
        awaitOutput(UP);
        killed.destroyForcibly().onExit().get();
        assertThat(ofThisSystem()).hasSize(Part.services().size() + 1);

        // When
        up();
        awaitOutput(UP);

        // Then
        assertThat(Files.readString(output)).contains("An earlier run left gateway (process", "PostgreSQL (process");
    }

    @Test
    void aBrokerThatLosesItsLogStopsEverythingAtOnce() throws Exception {
        // Given
        var main = up();
        awaitOutput(UP);

        // When
        Files.move(data.resolve("kafka/log"), data.resolve("kafka/gone"));

        // Then
        assertThat(main.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(main.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output)).contains("Kafka ended by itself");
        assertThat(ofThisSystem()).isEmpty();
    }

    @Test
    void aClusterWhoseMakingWasKilledIsMadeAnew() throws Exception {
        // Given
        var killed = up();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(data.resolve("postgres/cluster/postgresql.conf")));
        killed.destroyForcibly().onExit().get();

        // When
        up();

        // Then
        awaitOutput(UP);
    }

    private Process up() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        Leftovers.MARK + data,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        for (var part : Part.values()) {
            builder.environment().put(part.portVariable(), Integer.toString(ports.of(part)));
        }
        var process = builder.start();
        started.add(process);
        return process;
    }

    private void awaitOutput(String words) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.readString(output, StandardCharsets.UTF_8).contains(words));
    }

    /** The services too are told. */
    private static void signalAsATerminalDoes(Process main) {
        var all = Stream.concat(Stream.of(main.toHandle()), main.toHandle().children())
                .toList();
        all.forEach(ProcessHandle::destroy);
    }

    private List<ProcessHandle> ofThisSystem() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                .toList();
    }
}
