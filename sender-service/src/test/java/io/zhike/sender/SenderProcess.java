package io.zhike.sender;

import static org.awaitility.Awaitility.await;

import io.zhike.embedded.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service as it is shipped: the packaged application in a process of its own, which may be killed or frozen. */
public final class SenderProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final Process process;
    private final HttpRequest readiness;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();

    private SenderProcess(Process process, int port) {
        this.process = process;
        this.readiness = HttpRequest.newBuilder(URI.create("http://" + Place.LOOPBACK + ":" + port + "/q/health/ready"))
                .timeout(ANSWERS_WITHIN)
                .build();
    }

    /** Returns before it is ready; {@code target/<name>.log} has what it prints. */
    public static SenderProcess start(String name, Map<String, String> settings) {
        int port = Place.freePort();
        // As the local stack starts it: on a small machine the second compiler takes the time of a short test.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        try {
            return new SenderProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                    Path.of("target", name + ".log").toFile()))
                            .start(),
                    port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SenderProcess awaitReady() {
        await().atMost(READY_WITHIN).until(this::isReady);
        return this;
    }

    public boolean isReady() {
        try {
            return http.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGSTOP: the process is there, its connections are open, and it does nothing. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void wake() {
        signal("CONT");
    }

    /** SIGKILL, frozen or not. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
        http.close();
    }
}
