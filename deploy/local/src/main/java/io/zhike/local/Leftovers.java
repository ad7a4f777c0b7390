package io.zhike.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that an earlier run left behind when it was killed. A process is ours when its id is in a file of our data
 * folder and its command line names that folder: ids are given out again, command lines tell.
 */
final class Leftovers {

    /** The first argument of every Java process of the system; its value is the data folder. */
    static final String MARK = "-Dzhike.stack=";

    private static final String STACK = "stack";
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Path data;

    Leftovers(Path data) {
        this.data = data;
    }

    /** Where the id of that process is written. */
    Path pidFile(String name) {
        return data.resolve("pids").resolve(name + ".pid");
    }

    void write(String name, long pid) {
        try {
            Files.createDirectories(pidFile(name).getParent());
            Files.writeString(pidFile(name), Long.toString(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeStack() {
        write(STACK, ProcessHandle.current().pid());
    }

    void forget() {
        for (var file : pidFiles()) {
            delete(file);
        }
    }

    /** The system that runs on this folder right now, if one does. */
    Optional<ProcessHandle> runningStack() {
        return alive(pidFile(STACK), MARK + data)
                .filter(process -> process.pid() != ProcessHandle.current().pid());
    }

    /** Ends what is left, services first, PostgreSQL last; the answer names what was ended. */
    List<String> end() {
        var ended = new ArrayList<String>();
        var processes = new ArrayList<ProcessHandle>();
        for (var file : pidFiles()) {
            alive(file, MARK + data).ifPresent(process -> {
                ended.add("%s (process %d)".formatted(name(file), process.pid()));
                processes.add(process);
                process.destroy();
            });
        }
        processes.forEach(Leftovers::awaitEnd);
        for (var process : postgres()) {
            ended.add("PostgreSQL (process %d)".formatted(process.pid()));
            shutDownFast(process);
            awaitEnd(process);
        }
        forget();
        return ended;
    }

    /** The server, or what was making its cluster and has written no process id yet. */
    private List<ProcessHandle> postgres() {
        var cluster = "-D " + data.resolve("postgres/cluster");
        return ProcessHandle.allProcesses()
                .filter(process -> has(process, cluster))
                .toList();
    }

    /** SIGTERM would wait until every session has ended. */
    private static void shutDownFast(ProcessHandle postgres) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postgres.pid())).start();
        } catch (IOException e) {
            postgres.destroy();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while an earlier run's processes ended", e);
        } catch (ExecutionException e) {
            throw new StackException("An earlier run's process cannot be watched: " + process.pid(), e);
        }
    }

    private static Optional<ProcessHandle> alive(Path pidFile, String argument) {
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> has(process, argument));
    }

    private static boolean has(ProcessHandle process, String argument) {
        var line = process.info().commandLine().orElse("");
        return (line + " ").contains(" " + argument + " ");
    }

    private static Optional<Long> pid(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<Path> pidFiles() {
        if (!Files.isDirectory(data.resolve("pids"))) {
            return List.of();
        }
        try (var files = Files.list(data.resolve("pids"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path pidFile) {
        return pidFile.getFileName().toString().replace(".pid", "");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
