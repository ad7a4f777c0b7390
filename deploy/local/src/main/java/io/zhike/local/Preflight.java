package io.zhike.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;

/** What is looked at, and cleared away, before anything starts. */
record Preflight(StackOptions options, Leftovers leftovers, Consumer<String> announce) {

    private static final String LOGS = "logs";

    /** A new PostgreSQL takes 50 MB, Kafka's logs and the services' grow. */
    private static final long LEAST_SPACE_MB = 200;

    void run() {
        leftovers.runningStack().ifPresent(process -> {
            throw new StackException("The system is running already, as process " + process.pid());
        });
        leftovers.end().forEach(left -> announce.accept("An earlier run left %s behind; ended.".formatted(left)));
        checkBuilt();
        checkHost();
        checkPorts();
        checkSpace();
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

    private void checkHost() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(options.host()), 0));
        } catch (IOException e) {
            throw new StackException(
                    "%s is no address of this machine: %s (%s)"
                            .formatted(StackOptions.HOST, options.host(), e.getMessage()),
                    e);
        }
    }

    private void checkSpace() {
        long left = options.megabytesLeft();
        if (left < LEAST_SPACE_MB) {
            throw new StackException("The disk of %s is full: it has %d MB left, and %d are needed."
                    .formatted(options.data(), left, LEAST_SPACE_MB));
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
