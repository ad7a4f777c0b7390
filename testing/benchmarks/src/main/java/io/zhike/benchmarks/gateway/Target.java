package io.zhike.benchmarks.gateway;

import io.zhike.benchmarks.load.ClosedLoop;
import io.zhike.benchmarks.load.Round;
import io.zhike.embedded.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A server that is measured, as a process of its own. */
final class Target implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The same for all: what they differ in is their work alone. */
    private static final List<String> JVM =
            List.of("-Xmx512m", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private final int port;
    private final Path log;
    private final Process process;

    private Target(int port, Path log, Process process) {
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** Starts it and returns when it listens. The arguments may hold {@code {port}}. */
    static Target start(List<String> arguments) throws IOException, InterruptedException {
        var port = Place.freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        arguments.forEach(argument -> command.add(argument.replace("{port}", Integer.toString(port))));
        var log = Files.createTempFile("zhike-bench-", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var target = new Target(port, log, process);
        target.awaitListening();
        return target;
    }

    private void awaitListening() throws IOException, InterruptedException {
        var giveUpAt = Instant.now().plus(PATIENCE);
        while (!listens()) {
            if (!process.isAlive() || Instant.now().isAfter(giveUpAt)) {
                throw new IllegalStateException("A server did not start:\n" + Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What it does under that load in so long a time. */
    Round loaded(ClosedLoop load, Duration duration) {
        var before = cpu();
        return load.run(port, duration).withCpu(cpu().minus(before));
    }

    /** The processor time that it has used since its start. */
    private Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.delete(log);
    }
}
