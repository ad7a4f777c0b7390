package io.zhike.benchmarks.load;

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
import java.util.function.IntFunction;

/** A server that is measured, as a process of its own. */
public final class Target implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The same for all: what they differ in is their work alone. */
    private static final List<String> JVM =
            List.of("-Xmx512m", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private static final String LOG = "log";

    private final String name;
    private final int port;
    private final Path folder;
    private final Process process;

    private Target(String name, int port, Path folder, Process process) {
        this.name = name;
        this.port = port;
        this.folder = folder;
        this.process = process;
    }

    /** Starts it and returns when it listens. The arguments may hold {@code {port}} and {@code {folder}}, its own. */
    public static Target start(String name, List<String> arguments) throws IOException, InterruptedException {
        var port = Place.freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        var folder = Files.createTempDirectory("zhike-bench-");
        arguments.forEach(argument ->
                command.add(argument.replace("{port}", Integer.toString(port)).replace("{folder}", folder.toString())));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(LOG).toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var target = new Target(name, port, folder, process);
        target.awaitListening();
        return target;
    }

    private void awaitListening() throws IOException, InterruptedException {
        var giveUpAt = Instant.now().plus(PATIENCE);
        while (!listens()) {
            if (!process.isAlive() || Instant.now().isAfter(giveUpAt)) {
                throw new IllegalStateException(name + " did not start:\n" + Files.readString(folder.resolve(LOG)));
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

    public int port() {
        return port;
    }

    public String name() {
        return name;
    }

    /** What it does under a load, which is told its port. */
    public Round loaded(IntFunction<Round> load) {
        var before = cpu();
        return load.apply(port).withCpu(cpu().minus(before));
    }

    /** The processor time that it has used since its start. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
