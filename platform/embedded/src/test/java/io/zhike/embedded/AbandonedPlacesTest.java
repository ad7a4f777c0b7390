package io.zhike.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedPlacesTest {

    @TempDir
    Path temporaryFiles;

    @Test
    void endsThePostgresAndDeletesTheDataOfADeadProcess() throws Exception {
        // Given
        var cluster = Files.createDirectories(folderOf(deadProcess()).resolve("cluster"));
        var postgres = process(cluster.toString());
        Files.writeString(cluster.resolve("postmaster.pid"), postgres.pid() + "\n");

        // When
        AbandonedPlaces.clear(temporaryFiles);

        // Then
        assertThat(postgres.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(cluster.getParent()).doesNotExist();
    }

    @Test
    void leavesALivingProcessItsData() throws IOException {
        // Given
        var folder = folderOf(ProcessHandle.current().pid());

        // When
        AbandonedPlaces.clear(temporaryFiles);

        // Then
        assertThat(folder).exists();
    }

    @Test
    void sparesWhoHasTheProcessIdNow() throws Exception {
        // Given
        var folder = folderOf(deadProcess());
        var stranger = process("somebody-else");
        Files.writeString(
                Files.createDirectories(folder.resolve("cluster")).resolve("postmaster.pid"), stranger.pid() + "\n");

        // When
        AbandonedPlaces.clear(temporaryFiles);

        // Then
        assertThat(stranger.isAlive()).isTrue();
        assertThat(folder).doesNotExist();
        stranger.destroyForcibly();
    }

    private Path folderOf(long process) throws IOException {
        return Files.createDirectory(temporaryFiles.resolve("zhike-%d-1".formatted(process)));
    }

    private static long deadProcess() throws IOException, InterruptedException {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    /** Something that waits, with that among its arguments. */
    private static Process process(String argument) throws IOException {
        return new ProcessBuilder("sh", "-c", "read line", "sh", argument).start();
    }
}
