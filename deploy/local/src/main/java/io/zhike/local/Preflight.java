package io.zhike.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;

/** What is looked at, and cleared away, before anything starts. */
record Preflight(StackOptions options, Leftovers leftovers, Consumer<String> announce) {

    private static final String LOGS = "logs";

    void run() {
        leftovers.runningStack().ifPresent(process -> {
            throw new StackException("The system is running already, as process " + process.pid());
        });
        leftovers.end().forEach(left -> announce.accept("An earlier run left %s behind; ended.".formatted(left)));
        checkBuilt();
        checkPorts();
        if (options.fresh()) {
            forgetData();
        }
        for (var part : options.services()) {
            delete(options.log(part));
        }
    }

    private void checkBuilt() {
        for (var part : options.services()) {
            if (!Files.exists(options.jar(part))) {
                throw new StackException("%s is not built: there is no %s".formatted(part.label(), options.jar(part)));
            }
        }
    }

    private void checkPorts() {
        var taken = options.ports().taken(options.host(), options.parts());
        if (!taken.isEmpty()) {
            throw new StackException(String.join("\n", taken));
        }
    }

    /** Everything but the logs, in which the build has written already. */
    private void forgetData() {
        if (!Files.isDirectory(options.data())) {
            return;
        }
        try (var entries = Files.list(options.data())) {
            entries.filter(entry -> !entry.endsWith(LOGS)).forEach(Preflight::deleteAll);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Preflight::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
