package io.zhike.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path data;

    private final List<Process> processes = new ArrayList<>();
    private Leftovers leftovers;

    @BeforeEach
    void begin() {
        leftovers = new Leftovers(data);
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void endsAProcessOfAnEarlierRun() throws Exception {
        // Given
        var left = process(Leftovers.MARK + data);
        leftovers.write("gateway", left.pid());

        // When
        var ended = leftovers.end();

        // Then
        assertThat(ended).containsExactly("gateway (process %d)".formatted(left.pid()));
        assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(leftovers.end()).isEmpty();
    }

    @Test
    void sparesWhoHasTheProcessIdNow() throws Exception {
        // Given
        var stranger = process("somebody-else");
        leftovers.write("gateway", stranger.pid());

        // When
        var ended = leftovers.end();

        // Then
        assertThat(ended).isEmpty();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void sparesASystemOnAnotherFolderWhoseNameBeginsAlike() throws Exception {
        // Given
        var other = process(Leftovers.MARK + data + "2");
        leftovers.write("gateway", other.pid());

        // When
        var ended = leftovers.end();

        // Then
        assertThat(ended).isEmpty();
        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void endsPostgresOfAnEarlierRun() throws Exception {
        // Given
        var left = process("-D", data.resolve("postgres/cluster").toString());

        // When
        var ended = leftovers.end();

        // Then
        assertThat(ended).containsExactly("PostgreSQL (process %d)".formatted(left.pid()));
        assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesARunningSystemForNoLeftover() throws Exception {
        // Given
        var running = process(Leftovers.MARK + data);
        leftovers.write("stack", running.pid());

        // When
        var found = leftovers.runningStack();

        // Then
        assertThat(found)
                .hasValueSatisfying(process -> assertThat(process.pid()).isEqualTo(running.pid()));
    }

    /** Something that waits, with those among its arguments. */
    private Process process(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", "read line", "sh"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }
}
