package io.zhike.gateway.push;

import static org.awaitility.Awaitility.await;

import io.zhike.embedded.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway as it is shipped: the packaged application in a process of its own. */
final class GatewayProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;
    private final int port;

    private GatewayProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static GatewayProcess start(Map<String, String> settings) throws IOException {
        var port = Integer.parseInt(settings.getOrDefault("quarkus.http.port", Integer.toString(Place.freePort())));
        var log = Files.createTempFile("gateway-", ".log");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java);
        settings.forEach((key, value) -> builder.command().add("-D" + key + "=" + value));
        builder.command().add("-Dquarkus.http.port=" + port);
        builder.command().add("-jar");
        builder.command()
                .add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        return new GatewayProcess(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log, port);
    }

    GatewayProcess awaitListening() {
        await().atMost(PATIENCE).until(this::listens);
        return this;
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return "http://" + Place.LOOPBACK + ":" + port;
    }

    /** Asks it to stop (SIGTERM). */
    void stop() {
        process.destroy();
    }

    /** Ends it at once (SIGKILL), as a crash would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Its exit code, once it has ended. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The gateway did not end");
        }
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(log);
    }
}
